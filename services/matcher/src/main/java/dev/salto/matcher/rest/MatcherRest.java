package dev.salto.matcher.rest;

import dev.salto.kit.log.TopicLog;
import dev.salto.kit.market.OfferKind;
import dev.salto.kit.market.OrderKind;
import dev.salto.kit.posting.Drafts;
import dev.salto.kit.view.View;
import dev.salto.matcher.streams.Parks;
import dev.salto.records.BuyerOrder;
import dev.salto.records.ProjectOffer;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The REST face of the matcher. */
@Configuration(proxyBeanMethods = false)
@Import({
  MatchController.class,
  ExplanationController.class,
  PreviewController.class,
  ShortlistController.class
})
public class MatcherRest {

  @Bean
  MarketDesk marketDesk(View matcherView, Parks parks) {
    return new MarketDesk(matcherView, parks);
  }

  @Bean
  Drafts<ProjectOffer> previewedOffers(View matcherView, Clock clock) {
    return new Drafts<>(new OfferKind(matcherView::documents), matcherView, clock);
  }

  @Bean
  Drafts<BuyerOrder> previewedOrders(View matcherView, Clock clock) {
    return new Drafts<>(new OrderKind(matcherView::documents), matcherView, clock);
  }

  @Bean
  DecisionDesk decisionDesk(View matcherView, TopicLog log, Parks parks, Clock clock) {
    return new DecisionDesk(matcherView, log, parks, clock);
  }
}
