package dev.salto.matching.market;

import dev.salto.matching.explanation.UnmetOrder;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.life.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an input led to.
 *
 * @param changes in this order: exits by match id (the decided one among them), acceptances and
 *     gate changes by match id, new proposals by rank
 * @param remembered the memories that changed, by offer id and order id; to be stored
 * @param unmet the orders whose unmet lots changed, by id; lots 0 where none are unmet any more
 * @param refusal why a decision took no effect; then everything else is empty
 */
public record Outcome(
    List<MatchChange> changes,
    List<PairMemory> remembered,
    List<UnmetOrder> unmet,
    @Nullable Refusal refusal) {

  public Outcome {
    changes = List.copyOf(changes);
    remembered = List.copyOf(remembered);
    unmet = List.copyOf(unmet);
  }

  /** A decision that took no effect. */
  public static Outcome refused(Refusal refusal) {
    return new Outcome(List.of(), List.of(), List.of(), refusal);
  }
}
