package dev.salto.matching.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place and a task that an agency opens, as the matcher needs it.
 *
 * @param jurisdiction where the pilot runs
 * @param fields codes of the field vocabulary
 * @param permits codes of permits a pilot needs there
 * @param places pilots it can host at once, over all its orders
 * @param windowFrom first day; null is no limit
 * @param windowUntil last day; null is no limit
 * @param minDays least days that a pilot needs
 * @param spaceM2 floor space it has in square metres; null is no limit
 * @param open false once withdrawn
 * @param version counts changes of terms by the owner, from 1
 */
public record Scenario(
    String id,
    String park,
    Party agency,
    String jurisdiction,
    Texts title,
    Texts summary,
    List<String> fields,
    List<Requirement> requirements,
    List<StageOffer> stages,
    List<String> permits,
    int places,
    @Nullable LocalDate windowFrom,
    @Nullable LocalDate windowUntil,
    int minDays,
    @Nullable Integer spaceM2,
    SiteClearance siteClearance,
    boolean open,
    int version,
    Instant postedAt) {

  public Scenario {
    fields = List.copyOf(fields);
    requirements = List.copyOf(requirements);
    stages = List.copyOf(stages);
    permits = List.copyOf(permits);
  }

  /** What it asks at a stage; null where it does not host that stage. */
  public @Nullable StageOffer at(Stage stage) {
    for (StageOffer offered : stages) {
      if (offered.stage() == stage) {
        return offered;
      }
    }
    return null;
  }
}
