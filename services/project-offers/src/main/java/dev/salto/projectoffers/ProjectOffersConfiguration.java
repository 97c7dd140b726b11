package dev.salto.projectoffers;

import dev.salto.kit.KitConfiguration;
import dev.salto.kit.KitProperties;
import dev.salto.kit.imports.Columns;
import dev.salto.kit.imports.CsvImport;
import dev.salto.kit.log.TopicLog;
import dev.salto.kit.market.OfferKind;
import dev.salto.kit.posting.Postings;
import dev.salto.kit.view.SharedProjections;
import dev.salto.kit.view.View;
import dev.salto.records.Consent;
import dev.salto.records.Follow;
import dev.salto.records.PlannedProject;
import dev.salto.records.ProjectOffer;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service of project offers, and of what institutes plan, follow and consent to. */
@Configuration(proxyBeanMethods = false)
@Import({
  KitConfiguration.class,
  OfferController.class,
  PlannedProjectController.class,
  FollowController.class,
  ConsentController.class
})
public class ProjectOffersConfiguration {

  @Bean
  View projectOffersView(KitConfiguration.Views views) {
    return views.view(
        "project_offers",
        List.of(
            SharedProjections.OFFERS,
            SharedProjections.ORGANISATIONS,
            SharedProjections.POLICIES,
            SharedProjections.DAYS,
            SharedProjections.MATCHES,
            SharedProjections.TRACK_RECORDS,
            SharedProjections.ORDERS,
            PlannedProjectKind.PROJECTION,
            SharedProjections.FOLLOWS,
            ConsentKind.PROJECTION));
  }

  @Bean
  Postings<ProjectOffer> offerPostings(
      View projectOffersView, TopicLog log, Clock clock, KitProperties properties) {
    return new Postings<>(
        new OfferKind(projectOffersView::documents),
        projectOffersView,
        log,
        clock,
        properties.reservation());
  }

  @Bean
  PlannedProjectKind plannedProjectKind(View projectOffersView) {
    return new PlannedProjectKind(projectOffersView::documents);
  }

  @Bean
  Postings<PlannedProject> plannedProjectPostings(
      PlannedProjectKind kind,
      View projectOffersView,
      TopicLog log,
      Clock clock,
      KitProperties properties) {
    return new Postings<>(kind, projectOffersView, log, clock, properties.reservation());
  }

  @Bean
  OfferingDesk offeringDesk(
      Postings<PlannedProject> projects, PlannedProjectKind kind, Postings<ProjectOffer> offers) {
    return new OfferingDesk(projects, kind, offers);
  }

  @Bean
  Postings<Follow> followPostings(
      View projectOffersView, TopicLog log, Clock clock, KitProperties properties) {
    return new Postings<>(
        new FollowKind(clock), projectOffersView, log, clock, properties.reservation());
  }

  @Bean
  Postings<Consent> consentPostings(
      View projectOffersView, TopicLog log, Clock clock, KitProperties properties) {
    return new Postings<>(
        new ConsentKind(), projectOffersView, log, clock, properties.reservation());
  }

  @Bean
  CsvImport<ProjectOffer> offerImport(Postings<ProjectOffer> postings) {
    return new CsvImport<>(
        "offers",
        postings,
        new Columns()
            .line("id")
            .line("park")
            .line("institute")
            .texts("title")
            .texts("summary")
            .codes("fields", "field")
            .capabilities("capabilities")
            .integer("trl")
            .codes("permits", "permit")
            .heldPermits("heldPermits")
            .money("price")
            .integer("pilots")
            .date("availableFrom")
            .date("availableUntil")
            .integer("spaceM2")
            .code("platformField", "field")
            .line("source"));
  }
}
