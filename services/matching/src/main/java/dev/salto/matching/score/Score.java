package dev.salto.matching.score;

import dev.salto.matching.model.Capability;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Operator;
import dev.salto.matching.model.Requirement;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.model.Stage;
import dev.salto.matching.model.StageOffer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How well an offer fits a scenario at a stage (design, table "Score"). A pure function of its
 * arguments; every division rounds down. Price is no part of it: it decides eligibility, never
 * rank.
 */
public final class Score {

  /** Points of a track record without a finished pilot. */
  public static final int TRACK_RECORD_WITHOUT_PILOT = 500;

  /** One, in the ten-thousandths in which a fraction is counted. */
  private static final int WHOLE = 10_000;

  private Score() {}

  /**
   * Scores a pair.
   *
   * @param stage the stage that the order pays for
   * @param textCosine 0 to 10000
   * @param pendingGates how many gates are pending
   * @param trackRecord points of the track record, 0 to 1000
   */
  public static ScoreParts of(
      Offer offer,
      Scenario scenario,
      Stage stage,
      int textCosine,
      int pendingGates,
      int trackRecord) {
    return new ScoreParts(
        3000 * textCosine / WHOLE,
        fields(offer, scenario),
        capability(offer, scenario),
        readiness(offer, scenario.at(stage)),
        gates(pendingGates),
        timing(offer, scenario),
        trackRecord);
  }

  /** 1000, less 250 for each pending gate, not below 0. */
  static int gates(int pending) {
    return Math.max(0, 1000 - 250 * pending);
  }

  private static int fields(Offer offer, Scenario scenario) {
    if (scenario.fields().isEmpty()) {
      return 0;
    }
    int had = 0;
    for (String field : scenario.fields()) {
      had += offer.hasField(field) ? 1 : 0;
    }
    return 2000 * had / scenario.fields().size();
  }

  private static int capability(Offer offer, Scenario scenario) {
    if (scenario.requirements().isEmpty()) {
      return 1500;
    }
    long sum = 0;
    for (Requirement requirement : scenario.requirements()) {
      sum += beyond(requirement, offer.stated(requirement));
    }
    return (int) (1500 * sum / ((long) WHOLE * scenario.requirements().size()));
  }

  /**
   * How far beyond a requirement a capability goes: 0 at just met, 10000 at 25 % of the required
   * value and more, rounded down. {@code =} met is full. Of a required 0 no share can be taken, so
   * anything beyond it is full.
   */
  private static int beyond(Requirement requirement, @Nullable Capability stated) {
    if (stated == null || !requirement.metBy(stated.value())) {
      return 0;
    }
    if (requirement.operator() == Operator.EQUAL) {
      return WHOLE;
    }
    BigDecimal margin = stated.value().subtract(requirement.value()).abs();
    BigDecimal required = requirement.value().abs();
    if (margin.signum() == 0) {
      return 0;
    }
    if (margin.multiply(BigDecimal.valueOf(4)).compareTo(required) >= 0) {
      return WHOLE;
    }
    return margin
        .multiply(BigDecimal.valueOf(4L * WHOLE))
        .divide(required, 0, RoundingMode.DOWN)
        .intValueExact();
  }

  private static int readiness(Offer offer, @Nullable StageOffer stage) {
    if (stage == null || offer.trl() < stage.minTrl()) {
      return 0;
    }
    return offer.trl() == stage.minTrl() ? 500 : 1000;
  }

  /**
   * The overlap of the declared windows of offer and scenario, against twice the days a pilot
   * needs. The park's day and the order's delivery date are no part of it: a score must not drift
   * with time. An overlap without a limit, or a scenario that needs no days, is full.
   */
  private static int timing(Offer offer, Scenario scenario) {
    LocalDate from = later(offer.availableFrom(), scenario.windowFrom());
    LocalDate until = earlier(offer.availableUntil(), scenario.windowUntil());
    if (from == null || until == null || scenario.minDays() <= 0) {
      return 500;
    }
    long wanted = 2L * scenario.minDays();
    long overlap = Math.max(0, ChronoUnit.DAYS.between(from, until));
    return (int) (500 * Math.min(overlap, wanted) / wanted);
  }

  private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isAfter(b) ? a : b;
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isBefore(b) ? a : b;
  }
}
