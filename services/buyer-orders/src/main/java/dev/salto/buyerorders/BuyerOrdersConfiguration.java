package dev.salto.buyerorders;

import dev.salto.kit.KitConfiguration;
import dev.salto.kit.KitProperties;
import dev.salto.kit.imports.Columns;
import dev.salto.kit.imports.CsvImport;
import dev.salto.kit.log.TopicLog;
import dev.salto.kit.market.Claims;
import dev.salto.kit.market.OrderKind;
import dev.salto.kit.posting.Postings;
import dev.salto.kit.view.SharedProjections;
import dev.salto.kit.view.View;
import dev.salto.records.BuyerOrder;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service of buyer orders and their evidence. */
@Configuration(proxyBeanMethods = false)
@Import({KitConfiguration.class, OrderController.class, OrderController.Verifications.class})
public class BuyerOrdersConfiguration {

  @Bean
  View buyerOrdersView(KitConfiguration.Views views) {
    return views.view(
        "buyer_orders",
        List.of(
            SharedProjections.ORDERS.claims(Claims::of),
            SharedProjections.SCENARIOS,
            SharedProjections.ORGANISATIONS,
            SharedProjections.POLICIES,
            SharedProjections.DAYS));
  }

  @Bean
  Postings<BuyerOrder> orderPostings(
      View buyerOrdersView, TopicLog log, Clock clock, KitProperties properties) {
    return new Postings<>(
        new OrderKind(buyerOrdersView::documents),
        buyerOrdersView,
        log,
        clock,
        properties.reservation());
  }

  @Bean
  DocumentFiles documentFiles(KitProperties properties) {
    return new DocumentFiles(properties.data().resolve("documents"));
  }

  @Bean
  EvidenceDesk evidenceDesk(Postings<BuyerOrder> orders, DocumentFiles files) {
    return new EvidenceDesk(orders, files);
  }

  @Bean
  VerificationDesk verificationDesk(Postings<BuyerOrder> orders, EvidenceDesk evidence) {
    return new VerificationDesk(orders, evidence);
  }

  @Bean
  VerificationImport verificationImport(
      Postings<BuyerOrder> orders, EvidenceDesk evidence, VerificationDesk desk) {
    return new VerificationImport(orders, evidence, desk);
  }

  @Bean
  CsvImport<BuyerOrder> orderImport(Postings<BuyerOrder> postings) {
    return new CsvImport<>(
        "orders",
        postings,
        new Columns()
            .line("id")
            .line("park")
            .line("buyer")
            .line("scenario")
            .texts("title")
            .code("stage", "stage")
            .code("route", "route")
            .integer("lots")
            .money("budgetPerLot")
            .date("deliverBy")
            .code("disclosure", "disclosure")
            .evidence("evidence")
            .line("source"));
  }
}
