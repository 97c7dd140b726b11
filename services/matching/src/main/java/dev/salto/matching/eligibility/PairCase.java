package dev.salto.matching.eligibility;

import dev.salto.matching.life.Bar;
import dev.salto.matching.life.Gate;
import dev.salto.matching.life.GateState;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.model.Versions;
import dev.salto.matching.pairing.Candidate;
import dev.salto.matching.pairing.Rank;
import dev.salto.matching.score.Score;
import dev.salto.matching.score.ScoreParts;
import dev.salto.matching.text.TermVector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An offer and an order, through the order's scenario, with all that decides about them. */
public final class PairCase {

  private static final int UNKNOWN = -1;

  private final Offer offer;
  private final Scenario scenario;
  private final Order order;
  private final @Nullable PairMemory memory;
  private final Ground ground;
  private final TermVector offerText;
  private final TermVector scenarioText;
  private final int fit;
  private final boolean priceTested;

  // Both are dear and most pairs fail before they are asked for.
  private @Nullable List<Gate> gates;
  private @Nullable ScoreParts parts;

  /**
   * Brings a pair together.
   *
   * @param memory null where nothing ever happened between them
   */
  public PairCase(
      Offer offer,
      Scenario scenario,
      Order order,
      @Nullable PairMemory memory,
      Ground ground,
      TermVector offerText,
      TermVector scenarioText) {
    this(offer, scenario, order, memory, ground, offerText, scenarioText, UNKNOWN);
  }

  /**
   * Brings a pair together of which it is known how well offer and scenario fit.
   *
   * @param memory null where nothing ever happened between them
   * @param fit see {@link Score#fit}
   */
  public PairCase(
      Offer offer,
      Scenario scenario,
      Order order,
      @Nullable PairMemory memory,
      Ground ground,
      TermVector offerText,
      TermVector scenarioText,
      int fit) {
    this(offer, scenario, order, memory, ground, offerText, scenarioText, fit, true);
  }

  private PairCase(
      Offer offer,
      Scenario scenario,
      Order order,
      @Nullable PairMemory memory,
      Ground ground,
      TermVector offerText,
      TermVector scenarioText,
      int fit,
      boolean priceTested) {
    this.offer = offer;
    this.scenario = scenario;
    this.order = order;
    this.memory = memory;
    this.ground = ground;
    this.offerText = offerText;
    this.scenarioText = scenarioText;
    this.fit = fit;
    this.priceTested = priceTested;
  }

  /** The same pair with PRICE left untested: it holds, and is not told. */
  public PairCase withoutPrice() {
    return new PairCase(
        offer, scenario, order, memory, ground, offerText, scenarioText, fit, false);
  }

  /** Whether PRICE is asked of it. */
  public boolean isPriceTested() {
    return priceTested;
  }

  public Offer offer() {
    return offer;
  }

  public Scenario scenario() {
    return scenario;
  }

  public Order order() {
    return order;
  }

  /** What is remembered of the pair; null where nothing is. */
  public @Nullable PairMemory memory() {
    return memory;
  }

  public Ground ground() {
    return ground;
  }

  /** The versions as they stand. */
  public Versions versions() {
    return Versions.of(offer, scenario, order);
  }

  /** The bar that holds at these versions; null where none does. */
  public @Nullable Bar bar() {
    Bar bar = memory == null ? null : memory.bar();
    return bar != null && bar.versions().equals(versions()) ? bar : null;
  }

  /** Its gates, in the order permits, SITE, FUNDS, GOODS, DATA, AWARD. */
  public List<Gate> gates() {
    List<Gate> known = gates;
    if (known == null) {
      known = Gates.of(this);
      gates = known;
    }
    return known;
  }

  /** Its score by part. */
  public ScoreParts parts() {
    ScoreParts known = parts;
    if (known == null) {
      known =
          Score.of(offer, scenario, order.stage(), offerText.cosine(scenarioText), pendingGates());
      parts = known;
    }
    return known;
  }

  /** The most that a pair can score whose offer and scenario fit so well, see {@link Score#fit}. */
  public static int atMost(int fit) {
    return fit + ScoreParts.MOST.readiness() + ScoreParts.MOST.gates();
  }

  /** Its score, 0 to 10000. */
  public int score() {
    return fit == UNKNOWN
        ? parts().total()
        : fit + Score.beyondFit(offer, scenario, order.stage(), pendingGates());
  }

  private int pendingGates() {
    int pending = 0;
    for (Gate gate : gates()) {
      pending += gate.state() == GateState.PENDING ? 1 : 0;
    }
    return pending;
  }

  /** Its rank. */
  public Rank rank() {
    return new Rank(score(), offer.postedAt(), order.postedAt(), offer.id(), order.id());
  }

  /** As one who wants a place. */
  public Candidate candidate() {
    return new Candidate(rank(), scenario.id());
  }
}
