package dev.salto.matching.score;

import dev.salto.matching.model.Capability;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Operator;
import dev.salto.matching.model.Requirement;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.model.Stage;
import dev.salto.matching.model.StageOffer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How well an offer fits a scenario at a stage (design, table "Score"). A pure function of its
 * arguments; every division rounds down. Price is no part of it: it decides eligibility, never
 * rank.
 */
public final class Score {

  private Score() {}

  /**
   * Scores a pair.
   *
   * @param stage the stage that the order pays for
   * @param textCosine 0 to 10000
   * @param pendingGates how many gates are pending
   */
  public static ScoreParts of(
      Offer offer, Scenario scenario, Stage stage, int textCosine, int pendingGates) {
    return new ScoreParts(
        text(textCosine),
        fields(offer, scenario),
        capability(offer, scenario),
        readiness(offer, scenario.at(stage)),
        gates(pendingGates),
        timing(offer, scenario),
        offer.record().points());
  }

  /**
   * The points that depend on offer and scenario alone: text, fields, capability, timing and track
   * record. What a pair has beyond them is readiness and gates.
   *
   * @param textCosine 0 to 10000
   */
  public static int fit(Offer offer, Scenario scenario, int textCosine) {
    return text(textCosine)
        + fields(offer, scenario)
        + capability(offer, scenario)
        + timing(offer, scenario)
        + offer.record().points();
  }

  /** The points that a pair has beyond those of {@link #fit}; together they are its score. */
  public static int beyondFit(Offer offer, Scenario scenario, Stage stage, int pendingGates) {
    return readiness(offer, scenario.at(stage)) + gates(pendingGates);
  }

  /**
   * The points of text.
   *
   * @param cosine 0 to 10000
   */
  public static int text(int cosine) {
    return 3000 * cosine / 10_000;
  }

  /** The least cosine that has so many points of text: 0 or more, over 10000 where none has. */
  public static int cosine(int points) {
    return (10_000 * Math.clamp(points, 0, 3001) + 2999) / 3000;
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
    // Summed as exact fractions, so that nothing is rounded but the points.
    Share sum = Share.NONE;
    for (Requirement requirement : scenario.requirements()) {
      sum = sum.plus(beyond(requirement, offer.stated(requirement)));
    }
    return BigDecimal.valueOf(1500)
        .multiply(sum.part())
        .divideToIntegralValue(
            sum.whole().multiply(BigDecimal.valueOf(scenario.requirements().size())))
        .intValueExact();
  }

  /** A fraction. */
  private record Share(BigDecimal part, BigDecimal whole) {

    static final Share NONE = new Share(BigDecimal.ZERO, BigDecimal.ONE);
    static final Share FULL = new Share(BigDecimal.ONE, BigDecimal.ONE);

    Share plus(Share other) {
      return new Share(
          part.multiply(other.whole).add(other.part.multiply(whole)), whole.multiply(other.whole));
    }
  }

  /**
   * How far beyond a requirement a capability goes: none at just met, full at 25 % of the required
   * value and more. {@code =} met is full. Of a required 0 no share can be taken, so anything
   * beyond it is full.
   */
  private static Share beyond(Requirement requirement, @Nullable Capability stated) {
    if (stated == null || !requirement.metBy(stated.value())) {
      return Share.NONE;
    }
    if (requirement.operator() == Operator.EQUAL) {
      return Share.FULL;
    }
    BigDecimal fourfold =
        stated.value().subtract(requirement.value()).abs().multiply(BigDecimal.valueOf(4));
    BigDecimal required = requirement.value().abs();
    if (fourfold.signum() == 0) {
      return Share.NONE;
    }
    return fourfold.compareTo(required) >= 0 ? Share.FULL : new Share(fourfold, required);
  }

  private static int readiness(Offer offer, @Nullable StageOffer stage) {
    if (stage == null || offer.readiness() < stage.minTrl()) {
      return 0;
    }
    return offer.readiness() == stage.minTrl() ? 500 : 1000;
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
