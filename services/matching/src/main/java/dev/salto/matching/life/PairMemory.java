package dev.salto.matching.life;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the matcher alone knows of a pair, which no posting can tell: this is what gets stored.
 *
 * @param offer offer id
 * @param order order id
 * @param round rounds proposed so far
 * @param closed lots of the order that this pair used up for good
 * @param bar the last bar; it may be of versions that are past
 * @param gates what was decided of gates, each code once; decisions outlive a round
 * @param match the standing match, or the last one
 */
public record PairMemory(
    String offer,
    String order,
    int round,
    int closed,
    @Nullable Bar bar,
    List<GateDecision> gates,
    @Nullable Match match) {

  public PairMemory {
    gates = List.copyOf(gates);
  }

  /** A pair of which nothing is known yet. */
  public static PairMemory blank(String offer, String order) {
    return new PairMemory(offer, order, 0, 0, null, List.of(), null);
  }

  /** The match, if it stands. */
  public @Nullable Match standing() {
    return match != null && match.state().isStanding() ? match : null;
  }

  /** Whether this pair used up its one lot of the order, so that it never pairs again. */
  public boolean hasHadItsLot() {
    return closed > 0;
  }

  /** Whether a match of this pair is locked. */
  public boolean isLocked() {
    return match != null && match.state().isLocked();
  }

  /** What was decided of a gate; null where nothing was. */
  public @Nullable GateDecision decisionOf(String code) {
    for (GateDecision decision : gates) {
      if (decision.code().equals(code)) {
        return decision;
      }
    }
    return null;
  }

  /** The same with another match; its round is the pair's. */
  public PairMemory with(Match next) {
    return new PairMemory(offer, order, next.round(), closed, bar, gates, next);
  }

  /** The same, barred. */
  public PairMemory barred(Bar next) {
    return new PairMemory(offer, order, round, closed, next, gates, match);
  }

  /** The same with its match closed, which uses up its lot of the order for good. */
  public PairMemory closing(Match last) {
    return new PairMemory(offer, order, last.round(), closed + 1, bar, gates, last);
  }

  /** The same with a gate decided; an earlier decision of that gate is replaced. */
  public PairMemory decided(GateDecision decision) {
    List<GateDecision> next = new ArrayList<>(gates);
    next.removeIf(earlier -> earlier.code().equals(decision.code()));
    next.add(decision);
    return new PairMemory(offer, order, round, closed, bar, next, match);
  }
}
