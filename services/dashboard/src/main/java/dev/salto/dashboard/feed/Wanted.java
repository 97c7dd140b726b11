package dev.salto.dashboard.feed;

import dev.salto.dashboard.demand.Demand;
import dev.salto.dashboard.demand.Demand.Unmet;
import dev.salto.dashboard.demand.DemandFilter;
import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.posting.ListRequest;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.References;
import dev.salto.kit.view.View;
import dev.salto.records.Follow;
import dev.salto.records.Organisation;
import dev.salto.schemas.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Which unmet orders a reader asks for: {@code demand}, codes of fields or {@code ALL}, and {@code
 * follow}, ids of follows of its own. What one of them takes is taken.
 *
 * @param mark of what the reader shows already, as {@link Demand#mark} has it; null where it shows
 *     nothing
 */
record Wanted(List<Want> wants, @Nullable String mark) {

  private static final String ALL = "ALL";

  /** The parameters that ask for unmet orders. */
  static final Set<String> PARAMETERS = Set.of("demand", "follow", "mark");

  /**
   * Some of them.
   *
   * @param seen of those that stand only what came to be unmet after it
   */
  record Want(DemandFilter filter, Instant seen) {}

  /**
   * Reads a request's parameters.
   *
   * @param park what {@code demand} is limited to, null for all parks
   * @throws Problem 400 {@code INVALID_PARAMETER} for a field that there is not; of a follow 401
   *     {@code WHO_ASKS} if nobody says who they are, 404 {@code NOT_FOUND} for one that is not the
   *     caller's, 409 {@code NOT_OPEN} for one that is withdrawn
   */
  static Wanted of(
      MultiValueMap<String, String> parameters, @Nullable String park, Caller caller, View view) {
    MultiValueMap<String, String> asked = new LinkedMultiValueMap<>(parameters);
    asked.keySet().retainAll(PARAMETERS);
    Map<String, List<String>> given = ListRequest.of(asked, "type", PARAMETERS).filters();
    List<Want> wants = new ArrayList<>();
    List<String> fields = given.getOrDefault("demand", List.of());
    if (!fields.isEmpty()) {
      wants.add(
          new Want(
              DemandFilter.of(park, fields.contains(ALL) ? List.of() : fields, null), Instant.MIN));
    }
    List<String> follows = given.getOrDefault("follow", List.of());
    if (!follows.isEmpty()) {
      // What was posted or seen a moment ago counts.
      view.awaitEnd(Topics.FOLLOWS);
      References references = new References(view);
      Organisation who = Objects.requireNonNull(Organisations.require(caller, references));
      follows.forEach(id -> wants.add(want(id, who, references)));
    }
    return new Wanted(wants, parameters.getFirst("mark"));
  }

  private static Want want(String id, Organisation who, References references) {
    Follow follow =
        references
            .find(Topics.FOLLOWS, id)
            .filter(it -> it.getFollower().equals(who.getId()))
            .orElseThrow(() -> Problem.notFound("follow", id));
    if (!follow.getStatus().equals("OPEN")) {
      throw Problem.conflict("NOT_OPEN", "The follow " + id + " is withdrawn.");
    }
    return new Want(
        DemandFilter.of(follow.getPark(), follow.getFields(), null), follow.getSeenAt());
  }

  /** Whether nothing is asked for. */
  boolean isEmpty() {
    return wants.isEmpty();
  }

  /** What of the orders that stand is told to who comes: nothing if all of it is shown already. */
  List<UnmetOrders.Told> begin(List<UnmetOrders.Told> standing) {
    List<UnmetOrders.Told> told = standing.stream().filter(this::begins).toList();
    boolean shown =
        mark != null && mark.equals(Demand.mark(told.stream().map(UnmetOrders.Told::now).toList()));
    return shown ? List.of() : told;
  }

  private boolean begins(UnmetOrders.Told told) {
    return wants.stream().anyMatch(want -> told.now().isNew(want.filter(), want.seen()));
  }

  /** What of the changes is told: also that of an order whose scenario has other fields now. */
  List<UnmetOrders.Told> passing(List<UnmetOrders.Told> changes) {
    return changes.stream()
        .filter(it -> passes(it.now()) || it.before() != null && passes(it.before()))
        .toList();
  }

  private boolean passes(Unmet unmet) {
    return wants.stream().anyMatch(want -> want.filter().passes(unmet));
  }
}
