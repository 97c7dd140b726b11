package dev.salto.matcher.streams;

import dev.salto.records.Agreement;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Match;
import dev.salto.records.ProjectOffer;
import dev.salto.records.ScenarioDemand;
import dev.salto.records.TrackRecord;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The terms of matches that are agreed just now. Inside only: they hold prices. */
final class Agreements {

  private Agreements() {}

  /**
   * The terms as the postings have them now.
   *
   * @param shown what pilots have shown of the offer; null where nothing
   * @param day the park's
   */
  static Agreement of(
      Match match,
      ProjectOffer offer,
      ScenarioDemand scenario,
      BuyerOrder order,
      @Nullable TrackRecord shown,
      LocalDate day,
      Instant at) {
    return Agreement.newBuilder()
        .setMatch(match.getId())
        .setPark(match.getPark())
        .setOffer(match.getOffer())
        .setScenario(match.getScenario())
        .setOrder(match.getOrder())
        .setInstitute(match.getInstitute())
        .setBuyer(match.getBuyer())
        .setAgency(scenario.getAgency())
        .setVersions(match.getVersions())
        .setStage(order.getStage())
        .setStages(scenario.getStages())
        .setTrl(offer.getTrl())
        .setProvenTrl(shown == null ? null : shown.getProvenTrl())
        .setRequirements(scenario.getRequirements())
        .setFields(scenario.getFields())
        .setMinDays(scenario.getMinDays())
        .setDeliverBy(order.getDeliverBy())
        .setRoute(order.getRoute())
        .setPrice(offer.getPrice())
        .setBudgetPerLot(order.getBudgetPerLot())
        .setDisclosure(order.getDisclosure())
        .setDay(day)
        .setAt(at)
        .build();
  }
}
