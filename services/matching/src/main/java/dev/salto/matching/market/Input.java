package dev.salto.matching.market;

import dev.salto.matching.life.GateState;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.life.Verdict;
import dev.salto.matching.model.Facility;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Policy;
import dev.salto.matching.model.Scenario;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a market: a posting, the policy or the day changes, or someone decides. A null
 * posting is one that is not known: never posted, unreadable, or taken out.
 */
public sealed interface Input {

  /** What a market is told again at a restart, beside the memories: all but decisions. */
  sealed interface Fact extends Input {}

  /** An offer was posted, changed, withdrawn or taken out. */
  record OfferChanged(String id, @Nullable Offer offer) implements Fact {}

  /** A scenario was posted, changed, withdrawn or taken out. */
  record ScenarioChanged(String id, @Nullable Scenario scenario) implements Fact {}

  /** An order was posted, changed, withdrawn or taken out, or its evidence changed. */
  record OrderChanged(String id, @Nullable Order order) implements Fact {}

  /** A facility was posted, changed, withdrawn or taken out. */
  record FacilityChanged(String id, @Nullable Facility facility) implements Fact {}

  /** The park's rules changed; without rules there is no market. */
  record PolicyChanged(@Nullable Policy policy) implements Fact {}

  /** A day begins in the park. A date that is not later than the park's day is ignored. */
  record DayCome(LocalDate day) implements Fact {}

  /**
   * A party accepts or declines.
   *
   * @param match match id
   * @param decision id of the decision record
   * @param by organisation id
   */
  record PartyDecided(
      String match, String decision, String by, Verdict verdict, @Nullable String reason)
      implements Input {}

  /**
   * The agency decides a gate.
   *
   * @param match match id
   * @param decision id of the decision record
   * @param by organisation id
   * @param gate the gate's code
   * @param validUntil last day on which the decision holds; null is no limit
   */
  record GateDecided(
      String match,
      String decision,
      String by,
      String gate,
      GateState state,
      @Nullable String reference,
      @Nullable LocalDate validUntil,
      @Nullable String reason)
      implements Input {}

  /**
   * What happened in a pilot moves its match on.
   *
   * @param match match id
   * @param event id of the event of the pilot
   * @param by organisation id
   * @param to PILOTING, DELIVERED, PAID, CLOSED or FAILED
   * @param reason why it failed
   */
  record PilotMoved(String match, String event, String by, MatchState to, @Nullable String reason)
      implements Input {}
}
