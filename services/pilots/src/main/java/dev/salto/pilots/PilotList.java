package dev.salto.pilots;

import dev.salto.kit.posting.ListRequest;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.Documents;
import dev.salto.kit.view.Page;
import dev.salto.kit.view.Selection;
import dev.salto.kit.view.SharedProjections;
import dev.salto.matching.life.MatchState;
import dev.salto.pilots.pilot.MatchStanding;
import dev.salto.pilots.pilot.PilotState;
import dev.salto.records.Match;
import dev.salto.records.PilotEvent;
import dev.salto.schemas.Topics;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Which pilots a list shows: those whose state, as it is derived, is asked for. */
final class PilotList {

  static final Set<String> FILTERS = Set.of("offer", "scenario", "order", "institute", "buyer");

  private static final Set<PilotState> STANDING =
      EnumSet.complementOf(EnumSet.of(PilotState.CLOSED, PilotState.FAILED, PilotState.ENDED));

  private final PilotArchive archive;

  PilotList(PilotArchive archive) {
    this.archive = archive;
  }

  /** A page of the pilots that are asked for, the one whose match changed last first. */
  Page<PilotFile> page(ListRequest request) {
    Set<PilotState> wanted = wanted(request.status());
    Set<String> unsafe = unsafe(request.park());
    Set<String> agreed = wanted.contains(PilotState.ENDED) ? agreed(request.park()) : Set.of();
    List<Match> all =
        documents()
            .contents(Topics.MATCHES, matches(request, wanted))
            .filter(match -> {
              PilotState state =
                  PilotState.of(PilotWords.standing(match), unsafe.contains(match.getId()));
              // What was left before it was agreed was never a pilot.
              return wanted.contains(state)
                  && (state != PilotState.ENDED || agreed.contains(match.getId()));
            })
            .toList();
    Page<Match> page = Page.of(all, request.page(), request.size());
    return new Page<>(
        page.items().stream().map(archive::of).flatMap(Optional::stream).toList(),
        page.total(),
        page.page(),
        page.size());
  }

  private static Set<PilotState> wanted(List<String> states) {
    if (states.isEmpty()) {
      return STANDING;
    }
    Set<PilotState> wanted = EnumSet.noneOf(PilotState.class);
    for (String state : states) {
      if (state.equals("ALL")) {
        return EnumSet.allOf(PilotState.class);
      }
      wanted.add(
          Arrays.stream(PilotState.values())
              .filter(it -> it.name().equals(state))
              .findFirst()
              .orElseThrow(() ->
                  Problem.of(
                      HttpStatus.BAD_REQUEST,
                      "INVALID_PARAMETER",
                      "state is ALL or of " + Arrays.toString(PilotState.values()) + ".")));
    }
    return wanted;
  }

  private static Selection matches(ListRequest request, Set<PilotState> wanted) {
    Selection selection =
        Selection.all()
            .park(request.park())
            .search(request.q())
            .status(
                wanted.stream()
                    .flatMap(PilotList::matchStates)
                    .map(Enum::name)
                    .distinct()
                    .toArray(String[]::new));
    for (var filter : request.filters().entrySet()) {
      selection = selection.tag(filter.getKey(), filter.getValue().toArray(String[]::new));
    }
    return selection;
  }

  private static Stream<MatchState> matchStates(PilotState state) {
    return Arrays.stream(MatchState.values())
        .filter(it -> it != MatchState.PROPOSED)
        .filter(it ->
            PilotState.of(new MatchStanding(it, List.of()), false) == state
                || PilotState.of(new MatchStanding(it, List.of("any")), true) == state);
  }

  /** Matches with a safety incident that is not cleared. */
  private Set<String> unsafe(@Nullable String park) {
    Set<String> cleared =
        documents()
            .contents(Topics.PILOT_EVENTS, Selection.all().park(park).status("CLEARED"))
            .map(PilotList::incident)
            .collect(Collectors.toSet());
    return documents()
        .contents(
            Topics.PILOT_EVENTS,
            Selection.all().park(park).status("INCIDENT").tag("severity", "SAFETY"))
        .filter(it -> !cleared.contains(incident(it)))
        .map(PilotEvent::getMatch)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String incident(PilotEvent event) {
    return SharedProjections.pilotEventId(
        event.getMatch(), event.getSubject() == null ? 0 : event.getSubject());
  }

  private Set<String> agreed(@Nullable String park) {
    return documents().all(Topics.AGREEMENTS, Selection.all().park(park)).stream()
        .map(Document::id)
        .collect(Collectors.toSet());
  }

  private Documents documents() {
    return archive.view().documents();
  }
}
