package dev.salto.pilots.pilot;

import dev.salto.matching.life.MatchState;
import dev.salto.matching.model.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a deed by itself.
 *
 * @param moves the state that the match comes into
 * @param proves the stage that is proven
 * @param stage the stage that the pilot is at from now on, where it changes
 * @param subject number of the milestone, incident or payment that it is about
 * @param closes numbers of the incidents that are closed
 * @param milestones that are set
 */
public record Consequences(
    @Nullable MatchState moves,
    @Nullable Stage proves,
    @Nullable Stage stage,
    @Nullable Integer subject,
    List<Integer> closes,
    List<Plan> milestones) {

  static final Consequences NONE = new Consequences(null, null, null, null, List.of(), List.of());

  static Consequences about(int subject) {
    return new Consequences(null, null, null, subject, List.of(), List.of());
  }

  Consequences moves(@Nullable MatchState moves) {
    return new Consequences(moves, proves, stage, subject, closes, milestones);
  }

  Consequences proves(@Nullable Stage proves) {
    return new Consequences(moves, proves, stage, subject, closes, milestones);
  }

  Consequences stage(@Nullable Stage stage) {
    return new Consequences(moves, proves, stage, subject, closes, milestones);
  }

  Consequences closes(List<Integer> closes) {
    return new Consequences(moves, proves, stage, subject, closes, milestones);
  }

  Consequences milestones(List<Plan> milestones) {
    return new Consequences(moves, proves, stage, subject, closes, milestones);
  }
}
