package dev.salto.matcher.rest;

import dev.salto.kit.log.TopicLog;
import dev.salto.kit.view.View;
import dev.salto.matcher.streams.Parks;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The REST face of the matcher. */
@Configuration(proxyBeanMethods = false)
@Import({MatchController.class, ExplanationController.class})
public class MatcherRest {

  @Bean
  MarketDesk marketDesk(View matcherView, Parks parks) {
    return new MarketDesk(matcherView, parks);
  }

  @Bean
  DecisionDesk decisionDesk(View matcherView, TopicLog log, Parks parks, Clock clock) {
    return new DecisionDesk(matcherView, log, parks, clock);
  }
}
