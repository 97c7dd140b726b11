package dev.salto.matcher;

import dev.salto.kit.KitConfiguration;
import dev.salto.kit.KitProperties;
import dev.salto.kit.ReadyViews;
import dev.salto.kit.TopicPartitions;
import dev.salto.kit.view.SharedProjections;
import dev.salto.kit.view.View;
import dev.salto.matcher.rest.MatcherRest;
import dev.salto.matcher.streams.MatcherStreams;
import dev.salto.matcher.streams.Parks;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service that matches. */
@Configuration(proxyBeanMethods = false)
@Import({KitConfiguration.class, MatcherRest.class})
public class MatcherConfiguration {

  @Bean
  View matcherView(KitConfiguration.Views views) {
    return views.view(
        "matcher",
        List.of(
            SharedProjections.MATCHES,
            SharedProjections.UNMET_ORDERS,
            SharedProjections.OFFERS,
            SharedProjections.SCENARIOS,
            SharedProjections.ORDERS,
            SharedProjections.ORGANISATIONS,
            SharedProjections.POLICIES,
            SharedProjections.DAYS));
  }

  @Bean
  Parks parks() {
    return new Parks();
  }

  @Bean
  MatcherStreams matcherStreams(
      KitProperties properties,
      @Value("${salto.instance:${HOSTNAME:local}}") String instance,
      TopicPartitions topics,
      Parks parks,
      ReadyViews ready) {
    MatcherStreams streams = new MatcherStreams(properties, instance, topics, parks);
    ready.require("matcher", streams::running);
    return streams;
  }
}
