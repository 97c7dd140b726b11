package dev.salto.dashboard.pipeline;

import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.Selection;
import dev.salto.kit.view.View;
import dev.salto.records.Consent;
import dev.salto.records.Organisation;
import dev.salto.records.ParkDay;
import dev.salto.schemas.Topics;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose pipeline somebody may see.
 *
 * @param institute the institute's id
 * @param park in this park alone; null for all
 */
record Insight(String institute, @Nullable String park) {

  /**
   * What an organisation may see: an institute its own, a financier what was consented to.
   *
   * @param institutes only of these; empty for all
   * @throws Problem 403 {@code NOT_ALLOWED} if it is neither of the two, or may not see one of
   *     these
   */
  static Set<Insight> of(Organisation who, Collection<String> institutes, View view) {
    Set<Insight> all =
        switch (who.getKind()) {
          case "INSTITUTE" -> Set.of(new Insight(who.getId(), null));
          case "FINANCIER" -> consented(who.getId(), view);
          default ->
              throw Problem.notAllowed(
                  "A pipeline is for its institute and for financiers that it consented to.");
        };
    for (String institute : institutes) {
      if (all.stream().noneMatch(it -> it.institute().equals(institute))) {
        throw Problem.notAllowed(
            "No consent of %s to %s stands.".formatted(institute, who.getId()));
      }
    }
    return institutes.isEmpty()
        ? all
        : all.stream()
            .filter(it -> institutes.contains(it.institute()))
            .collect(Collectors.toSet());
  }

  private static Set<Insight> consented(String financier, View view) {
    return view.documents()
        .contents(Topics.CONSENTS, Selection.all().status("OPEN").tag("financier", financier))
        .filter(it -> stands(it, view))
        .map(it -> new Insight(it.getInstitute(), it.getPark()))
        .collect(Collectors.toSet());
  }

  /** Whether it holds on the park's day; where no day is known one with a last day does not. */
  private static boolean stands(Consent consent, View view) {
    LocalDate last = consent.getValidUntil();
    return last == null
        || view.documents()
            .byId(Topics.PARK_DAYS, consent.getPark())
            .map(Document::record)
            .map(ParkDay::getDay)
            .filter(day -> !last.isBefore(day))
            .isPresent();
  }
}
