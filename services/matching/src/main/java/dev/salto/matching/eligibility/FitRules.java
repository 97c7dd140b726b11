package dev.salto.matching.eligibility;

import dev.salto.matching.model.Capability;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Requirement;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.model.StageOffer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Criteria about what the project can do: FIELD, CAPABILITY, READINESS. */
final class FitRules {

  private FitRules() {}

  static final Rule FIELD =
      new Rule(
          CriterionCode.FIELD,
          pair -> shareField(pair.offer(), pair.scenario()),
          pair ->
              Telling.of(
                  String.join("; ", pair.scenario().fields()),
                  String.join("; ", pair.offer().fields())));

  static final Rule CAPABILITY =
      new Rule(
          CriterionCode.CAPABILITY,
          pair -> isCapable(pair.offer(), pair.scenario()),
          FitRules::capabilities);

  static final Rule READINESS =
      new Rule(
          CriterionCode.READINESS,
          pair -> {
            StageOffer stage = stage(pair);
            return stage != null && pair.offer().readiness() >= stage.minTrl();
          },
          pair -> {
            StageOffer stage = stage(pair);
            return stage == null
                ? Telling.of(
                    pair.scenario().stages().stream()
                        .map(offered -> offered.stage().name())
                        .collect(Collectors.joining("; ")),
                    pair.order().stage() + " not offered by the scenario")
                : Telling.of(
                    "TRL >= " + stage.minTrl() + " for " + stage.stage(), readiness(pair.offer()));
          });

  static boolean shareField(Offer offer, Scenario scenario) {
    for (String field : scenario.fields()) {
      if (offer.hasField(field)) {
        return true;
      }
    }
    return false;
  }

  static boolean isCapable(Offer offer, Scenario scenario) {
    for (Requirement requirement : scenario.requirements()) {
      if (requirement.hard() && !isMet(requirement, offer)) {
        return false;
      }
    }
    return true;
  }

  private static String readiness(Offer offer) {
    return offer.readiness() == offer.trl()
        ? "TRL " + offer.trl()
        : "TRL " + offer.readiness() + " proven, " + offer.trl() + " stated";
  }

  private static @Nullable StageOffer stage(PairCase pair) {
    return pair.scenario().at(pair.order().stage());
  }

  private static boolean isMet(Requirement requirement, Offer offer) {
    Capability stated = offer.stated(requirement);
    return stated != null && requirement.metBy(stated.value());
  }

  /** Tells the requirements that fail; where none does, all hard ones. */
  private static Telling capabilities(PairCase pair) {
    List<Requirement> hard =
        pair.scenario().requirements().stream().filter(Requirement::hard).toList();
    List<Requirement> failing =
        hard.stream().filter(requirement -> !isMet(requirement, pair.offer())).toList();
    List<Requirement> told = failing.isEmpty() ? hard : failing;
    if (told.isEmpty()) {
      return Telling.of("nothing required", "nothing required");
    }
    return new Telling(
        told.stream().map(FitRules::plain).collect(Collectors.joining("; ")),
        told.stream()
            .map(requirement -> plain(pair.offer().stated(requirement)))
            .collect(Collectors.joining("; ")),
        failing.size());
  }

  private static String plain(Requirement requirement) {
    return "%s %s %s %s"
        .formatted(
            requirement.attribute(),
            requirement.operator().sign(),
            requirement.value().toPlainString(),
            requirement.unit());
  }

  private static String plain(@Nullable Capability stated) {
    return stated == null ? "not stated" : stated.value().toPlainString() + " " + stated.unit();
  }
}
