package dev.salto.matching.eligibility;

import dev.salto.matching.life.Gate;
import dev.salto.matching.life.GateState;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Scenario;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Criteria about where and when: PERMIT, SITE, WINDOW, SPACE, FACILITY. */
final class PlaceRules {

  private PlaceRules() {}

  static final Rule PERMIT =
      new Rule(
          CriterionCode.PERMIT,
          pair -> refusedPermits(pair).isEmpty(),
          pair -> {
            List<Gate> refused = refusedPermits(pair);
            List<Gate> told =
                refused.isEmpty()
                    ? pair.gates().stream().filter(gate -> gate.permit() != null).toList()
                    : refused;
            return told.isEmpty()
                ? Telling.of("no permit required", "no permit required")
                : new Telling(
                    told.stream().map(Gate::permit).collect(Collectors.joining("; ")),
                    told.stream()
                        .map(gate -> gate.state().name())
                        .collect(Collectors.joining("; ")),
                    refused.size());
          });

  static final Rule SITE =
      new Rule(
          CriterionCode.SITE,
          pair -> site(pair) != GateState.REFUSED,
          pair -> Telling.of("not REFUSED", site(pair).name()));

  /** Days between the later start, or the park's day, and the earlier end, or the delivery date. */
  static final Rule WINDOW =
      new Rule(
          CriterionCode.WINDOW,
          pair -> {
            OptionalLong days = days(pair);
            return days.isEmpty() || days.getAsLong() >= pair.scenario().minDays();
          },
          pair -> {
            OptionalLong days = days(pair);
            return Telling.of(
                ">= " + pair.scenario().minDays() + " days",
                days.isEmpty() ? "no limit" : days.getAsLong() + " days");
          });

  static final Rule SPACE =
      new Rule(
          CriterionCode.SPACE,
          pair -> hasSpace(pair.offer(), pair.scenario()),
          pair -> {
            Integer needed = pair.offer().spaceM2();
            Integer there = pair.scenario().spaceM2();
            return Telling.of(
                there == null ? "no limit" : "<= " + there + " m2",
                needed == null ? "no space needed" : needed + " m2");
          });

  static final Rule FACILITY =
      new Rule(
          CriterionCode.FACILITY,
          pair -> {
            String field = pair.offer().platformField();
            return field == null || pair.ground().hasPlatformFor(field);
          },
          pair -> {
            String field = pair.offer().platformField();
            return field == null
                ? Telling.of("no platform needed", "no platform needed")
                : Telling.of(
                    "built platform of field " + field,
                    pair.ground().platformFields().isEmpty()
                        ? "no built platform"
                        : "built: " + String.join("; ", pair.ground().platformFields()));
          });

  static boolean hasSpace(Offer offer, Scenario scenario) {
    Integer needed = offer.spaceM2();
    Integer there = scenario.spaceM2();
    return needed == null || there == null || needed <= there;
  }

  private static List<Gate> refusedPermits(PairCase pair) {
    return pair.scenario().permits().isEmpty()
        ? List.of()
        : pair.gates().stream()
            .filter(gate -> gate.permit() != null && gate.state() == GateState.REFUSED)
            .toList();
  }

  private static GateState site(PairCase pair) {
    return pair.gates().stream()
        .filter(gate -> gate.code().equals(Gate.SITE))
        .map(Gate::state)
        .findFirst()
        .orElse(GateState.PENDING);
  }

  private static OptionalLong days(PairCase pair) {
    LocalDate start =
        later(
            later(pair.ground().day(), pair.offer().availableFrom()), pair.scenario().windowFrom());
    LocalDate end = end(pair);
    return end == null
        ? OptionalLong.empty()
        : OptionalLong.of(ChronoUnit.DAYS.between(start, end));
  }

  private static @Nullable LocalDate end(PairCase pair) {
    return earlier(
        earlier(pair.offer().availableUntil(), pair.scenario().windowUntil()),
        pair.order().deliverBy());
  }

  /** The last day, as epoch day, on which a WINDOW that holds now still holds; empty is forever. */
  static OptionalLong lastDayOfWindow(PairCase pair) {
    LocalDate end = end(pair);
    return end == null
        ? OptionalLong.empty()
        : OptionalLong.of(end.toEpochDay() - pair.scenario().minDays());
  }

  private static LocalDate later(LocalDate a, @Nullable LocalDate b) {
    return b == null || a.isAfter(b) ? a : b;
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isBefore(b) ? a : b;
  }
}
