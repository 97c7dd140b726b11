package dev.salto.scenariodemands;

import dev.salto.kit.KitConfiguration;
import dev.salto.kit.KitProperties;
import dev.salto.kit.imports.Columns;
import dev.salto.kit.imports.CsvImport;
import dev.salto.kit.log.TopicLog;
import dev.salto.kit.posting.Postings;
import dev.salto.kit.registry.RegistryController;
import dev.salto.kit.view.SharedProjections;
import dev.salto.kit.view.View;
import dev.salto.records.Facility;
import dev.salto.records.Organisation;
import dev.salto.records.ParkPolicy;
import dev.salto.records.ScenarioDemand;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The service of scenario demands, facilities, organisations, policies and park days. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Import({
  KitConfiguration.class,
  ScenarioController.class,
  FacilityController.class,
  OrganisationController.class,
  ParkController.class,
  VocabularyController.class,
  RegistryController.class
})
public class ScenarioDemandsConfiguration {

  @Bean
  View scenarioDemandsView(KitConfiguration.Views views) {
    return views.view(
        "scenario_demands",
        List.of(
            SharedProjections.SCENARIOS,
            FacilityKind.PROJECTION,
            SharedProjections.ORGANISATIONS,
            SharedProjections.POLICIES,
            SharedProjections.DAYS));
  }

  @Bean
  ParkDays parkDays(View scenarioDemandsView, TopicLog log, Clock clock) {
    return new ParkDays(scenarioDemandsView, log, clock);
  }

  @Bean
  Postings<ScenarioDemand> scenarioPostings(
      View scenarioDemandsView, TopicLog log, Clock clock, KitProperties properties) {
    return new Postings<>(
        new ScenarioKind(), scenarioDemandsView, log, clock, properties.reservation());
  }

  @Bean
  Postings<Facility> facilityPostings(
      View scenarioDemandsView, TopicLog log, Clock clock, KitProperties properties) {
    return new Postings<>(
        new FacilityKind(), scenarioDemandsView, log, clock, properties.reservation());
  }

  @Bean
  Postings<Organisation> organisationPostings(
      View scenarioDemandsView, TopicLog log, Clock clock, KitProperties properties) {
    return new Postings<>(
        new OrganisationKind(), scenarioDemandsView, log, clock, properties.reservation());
  }

  @Bean
  Postings<ParkPolicy> policyPostings(
      View scenarioDemandsView, TopicLog log, Clock clock, KitProperties properties) {
    return new Postings<>(
        new PolicyKind(), scenarioDemandsView, log, clock, properties.reservation());
  }

  @Bean
  CsvImport<ScenarioDemand> scenarioImport(Postings<ScenarioDemand> postings) {
    return new CsvImport<>(
        "scenarios",
        postings,
        new Columns()
            .line("id")
            .line("park")
            .line("agency")
            .code("jurisdiction", "jurisdiction")
            .texts("title")
            .texts("summary")
            .codes("fields", "field")
            .requirements("requirements")
            .stages("stages")
            .codes("permits", "permit")
            .integer("places")
            .date("windowFrom")
            .date("windowUntil")
            .integer("minDays")
            .line("location")
            .integer("spaceM2")
            .code("siteClearance", "clearance")
            .line("source"));
  }

  @Bean
  CsvImport<Facility> facilityImport(Postings<Facility> postings) {
    return new CsvImport<>(
        "facilities",
        postings,
        new Columns()
            .line("id")
            .line("park")
            .line("agency")
            .code("kind", "facility")
            .texts("name")
            .code("field", "field")
            .code("status", "facility-status")
            .integer("places")
            .integer("spaceM2")
            .date("availableFrom")
            .line("source"));
  }

  @Bean
  CsvImport<Organisation> organisationImport(Postings<Organisation> postings) {
    return new CsvImport<>(
        "organisations",
        postings,
        new Columns()
            .line("id")
            .code("kind", "organisation")
            .texts("name")
            .code("jurisdiction", "jurisdiction")
            .line("group")
            .lineOf("contact_name", "contact.name")
            .lineOf("contact_phone", "contact.phone")
            .lineOf("contact_email", "contact.email"));
  }

  @Bean
  CsvImport<ParkPolicy> policyImport(Postings<ParkPolicy> postings) {
    return new CsvImport<>(
        "parks",
        postings,
        new Columns()
            .line("park")
            .line("agency")
            .texts("name")
            .code("threshold", "commitment")
            .integer("minimumScore")
            .rates("rates")
            .integer("answerDays")
            .integer("provingDays")
            .codes("crossBorderGates", "gate")
            .line("timeZone"));
  }
}
