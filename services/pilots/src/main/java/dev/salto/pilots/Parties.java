package dev.salto.pilots;

import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.References;
import dev.salto.pilots.pilot.EventType;
import dev.salto.pilots.pilot.Role;
import dev.salto.records.Agreement;
import dev.salto.records.Organisation;
import dev.salto.records.ParkPolicy;
import dev.salto.schemas.Topics;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who takes part in a pilot, and may therefore do and see what. */
final class Parties {

  private Parties() {}

  /**
   * Whether this organisation may do what one of these events tells.
   *
   * @throws Problem 403 {@code NOT_ALLOWED} that names who may
   */
  static void authorise(
      Organisation who, Agreement agreement, EventType event, References references) {
    Set<Role> roles = roles(who, agreement, references);
    if (event.roles().stream().noneMatch(roles::contains)) {
      throw Problem.notAllowed(
          "%s may not do this (%s): only %s may."
              .formatted(
                  who.getId(),
                  event,
                  event.roles().stream()
                      .sorted()
                      .map(role -> named(role, agreement, references))
                      .collect(Collectors.joining(", or "))));
    }
  }

  /** Amounts are for the institute, the buyer and verifiers. */
  static boolean seesMoney(@Nullable Organisation viewer, Agreement agreement) {
    return viewer != null
        && (viewer.getId().equals(agreement.getInstitute())
            || viewer.getId().equals(agreement.getBuyer())
            || isVerifier(viewer));
  }

  private static Set<Role> roles(Organisation who, Agreement agreement, References references) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (who.getId().equals(agreement.getInstitute())) {
      roles.add(Role.INSTITUTE);
    }
    if (who.getId().equals(agreement.getBuyer())) {
      roles.add(Role.BUYER);
    }
    if (agencies(agreement, references).contains(who.getId())) {
      roles.add(Role.AGENCY);
    }
    if (isVerifier(who)) {
      roles.add(Role.VERIFIER);
    }
    return roles;
  }

  private static String named(Role role, Agreement agreement, References references) {
    String name = role.name().toLowerCase(Locale.ROOT);
    return switch (role) {
      case INSTITUTE -> "the " + name + " " + agreement.getInstitute();
      case BUYER -> "the " + name + " " + agreement.getBuyer();
      case AGENCY -> "the " + name + " " + String.join(" or ", agencies(agreement, references));
      case VERIFIER -> "an organisation of kind VERIFIER";
    };
  }

  /** The agency of the scenario, and that of the park. */
  private static Set<String> agencies(Agreement agreement, References references) {
    Set<String> agencies = new TreeSet<>(List.of(agreement.getAgency()));
    references
        .find(Topics.PARK_POLICIES, agreement.getPark())
        .map(ParkPolicy::getAgency)
        .ifPresent(agencies::add);
    return agencies;
  }

  private static boolean isVerifier(Organisation organisation) {
    return organisation.getKind().equals("VERIFIER");
  }
}
