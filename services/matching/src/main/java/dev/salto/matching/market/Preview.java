package dev.salto.matching.market;

import dev.salto.matching.explanation.Gap;
import dev.salto.matching.explanation.HeldBy;
import dev.salto.matching.explanation.UnmetOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a posting would lead to if it were posted now.
 *
 * @param changes as {@link Outcome#changes} would tell them
 * @param unmet likewise
 * @param holders for each match that would be displaced, by its id, the match that would hold its
 *     place
 * @param heldBy the matches that keep the posting's best pair from a place, best first; empty where
 *     it would be matched or fits no one
 * @param gaps of the posting where it would not be matched, best score first; else empty
 * @param untested the pairs that hold but for PRICE, which was not asked
 */
public record Preview(
    List<MatchChange> changes,
    List<UnmetOrder> unmet,
    Map<String, HeldBy> holders,
    List<HeldBy> heldBy,
    List<Gap> gaps,
    Set<PairKey> untested) {

  public Preview {
    changes = List.copyOf(changes);
    unmet = List.copyOf(unmet);
    holders = Map.copyOf(holders);
    heldBy = List.copyOf(heldBy);
    gaps = List.copyOf(gaps);
    untested = Set.copyOf(untested);
  }
}
