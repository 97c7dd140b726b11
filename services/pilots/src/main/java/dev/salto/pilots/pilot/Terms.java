package dev.salto.pilots.pilot;

import dev.salto.matching.model.Money;
import dev.salto.matching.model.Requirement;
import dev.salto.matching.model.Stage;
import dev.salto.matching.model.StageOffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed.
 *
 * @param stage the stage that the order pays for
 * @param hosted the stages that the scenario hosts
 * @param trl technology readiness level that the institute stated, 1 to 9
 * @param provenTrl what pilots had proven, null for nothing
 * @param requirements of the scenario
 * @param price of the pilot
 * @param budget of the lot
 * @param day the park's day on which it was agreed
 */
public record Terms(
    Stage stage,
    List<StageOffer> hosted,
    int trl,
    @Nullable Integer provenTrl,
    List<Requirement> requirements,
    @Nullable LocalDate deliverBy,
    Money price,
    Money budget,
    LocalDate day) {

  /**
   * The stages that the pilot goes through. What is just ready enough for the stage that the order
   * pays for, by the institute's word alone, goes through the lower stages of the scenario first.
   */
  public List<Stage> path() {
    List<Stage> path = new ArrayList<>();
    if (lowerStagesFirst()) {
      hosted.stream()
          .map(StageOffer::stage)
          .filter(it -> it.compareTo(stage) < 0)
          .sorted()
          .forEach(path::add);
    }
    path.add(stage);
    return path;
  }

  private boolean lowerStagesFirst() {
    int proven = provenTrl == null ? 0 : provenTrl;
    return hosted.stream()
        .filter(it -> it.stage() == stage)
        .anyMatch(it -> Math.max(trl, proven) == it.minTrl() && proven < it.minTrl());
  }
}
