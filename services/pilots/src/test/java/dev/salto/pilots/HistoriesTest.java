package dev.salto.pilots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.life.MatchState;
import dev.salto.matching.model.Money;
import dev.salto.matching.model.Stage;
import dev.salto.matching.model.StageOffer;
import dev.salto.matching.model.Texts;
import dev.salto.pilots.pilot.Decision;
import dev.salto.pilots.pilot.Deed;
import dev.salto.pilots.pilot.Event;
import dev.salto.pilots.pilot.EventType;
import dev.salto.pilots.pilot.MatchStanding;
import dev.salto.pilots.pilot.Pilot;
import dev.salto.pilots.pilot.PilotState;
import dev.salto.pilots.pilot.Reading;
import dev.salto.pilots.pilot.Severity;
import dev.salto.pilots.pilot.Story;
import dev.salto.pilots.pilot.Terms;
import dev.salto.records.PilotEvent;
import dev.salto.schemas.FieldRules;
import dev.salto.schemas.Topics;
import dev.salto.schemas.UnreadableException;
import dev.salto.schemas.WireFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Random histories of commands, right and wrong, while the match follows at once, late or goes its
 * own way: whatever was taken makes a story that holds.
 */
class HistoriesTest {

  private static final int PROVING_DAYS = 3;
  private static final StoryChecker CHECKER =
      new StoryChecker(List.of("SUPERVISED", "OPERATIONAL"), 100_000, 120_000, PROVING_DAYS);
  private static final Terms TERMS =
      new Terms(
          Stage.OPERATIONAL,
          List.of(new StageOffer(Stage.SUPERVISED, 6), new StageOffer(Stage.OPERATIONAL, 8)),
          8,
          null,
          List.of(Story.NOISE),
          null,
          new Money(100_000, "CNY"),
          new Money(120_000, "CNY"),
          Story.AGREED_ON);

  @Test
  void whateverHappensTheStoryHolds() {
    Set<EventType> happened = EnumSet.noneOf(EventType.class);
    Set<PilotState> reached = EnumSet.noneOf(PilotState.class);
    int closings = 0;
    for (int seed = 0; seed < 400; seed++) {
      History history = new History(seed);
      for (int step = 0; step < 300; step++) {
        history.step();
        reached.add(history.pilot().state());
      }
      assertThat(CHECKER.faults(history.story())).as("seed " + seed).isEmpty();
      history.events.forEach(it -> happened.add(it.type()));
      closings += history.closings();
      assertThat(shape(Pilot.of(TERMS, history.match, history.throughTheLog())))
          .as("made again from the log, seed " + seed)
          .isEqualTo(shape(history.pilot()));
    }
    assertThat(happened).containsExactlyInAnyOrder(EventType.values());
    assertThat(reached).containsExactlyInAnyOrder(PilotState.values());
    assertThat(closings).as("incidents closed").isPositive();
  }

  @Test
  void aStoryThatDoesNotHoldIsFound() {
    Story told = Story.throughTwoStages().begun();
    told.does(told.payment(60_000, "first"), told.trouble(Severity.MAJOR, "1.0"));
    told.does(told.version("1.1", 1), told.run("1.1", 1)).daysLater(14).does(told.run("1.1", 1));
    told.does(new Deed.Submission(1), Story.accepts(1));
    StoryChecker checker =
        new StoryChecker(List.of("SUPERVISED", "OPERATIONAL"), 100_000, 120_000, 14);
    assertThat(checker.faults(story(told.events()))).isEmpty();
    assertThat(new StoryChecker(checker.path(), 59_999, 120_000, 14).faults(story(told.events())))
        .contains("broken: never over price or budget");
    assertThat(new StoryChecker(checker.path(), 100_000, 120_000, 15).faults(story(told.events())))
        .contains("broken: the version has run for the proving days");
    assertThat(
            new StoryChecker(List.of("OPERATIONAL"), 100_000, 120_000, 14)
                .faults(story(told.events())))
        .contains("broken: a milestone for each stage of the path");
    List<JsonNode> twice = new ArrayList<>(story(told.events()));
    ObjectNode again = (ObjectNode) twice.get(2).deepCopy();
    twice.add(again.put("n", twice.size() + 1).put("subject", 2).put("day", "2026-03-01"));
    assertThat(checker.faults(twice))
        .contains("broken: a transfer counts once", "broken: never over price or budget");
  }

  private static String shape(Pilot pilot) {
    return String.join(
        "\n",
        pilot.state().name(),
        pilot.pausedBy().toString(),
        String.valueOf(pilot.milestones().stage()),
        pilot.milestones().all().toString(),
        pilot.incidents().all().toString(),
        pilot.versions().all().toString(),
        pilot.payments().all().toString(),
        pilot.runs().hours().stripTrailingZeros() + " hours of " + pilot.runs().count(),
        String.valueOf(pilot.events()));
  }

  private static List<JsonNode> story(List<Event> events) {
    return events.stream().map(it -> (JsonNode) PilotJson.event(record(it), true)).toList();
  }

  private static PilotEvent record(Event event) {
    PilotEvent record =
        PilotWords.record(event).setId("e").setPark("park").setMatch("match").setBy("by").build();
    assertThat(FieldRules.check(record)).isEmpty();
    return record;
  }

  private static final class History {
    private final Random random;
    private final List<Event> events = new ArrayList<>();
    private final Deque<MatchState> unfollowed = new ArrayDeque<>();
    private MatchStanding match = new MatchStanding(MatchState.AGREED, List.of());
    private LocalDate today = Story.AGREED_ON;

    History(long seed) {
      random = new Random(seed);
    }

    Pilot pilot() {
      return Pilot.of(TERMS, match, events);
    }

    List<JsonNode> story() {
      return HistoriesTest.story(events);
    }

    int closings() {
      return events.stream().mapToInt(it -> it.consequences().closes().size()).sum();
    }

    List<Event> throughTheLog() {
      WireFormat<PilotEvent> format = WireFormat.of(Topics.PILOT_EVENTS);
      return events.stream()
          .map(it -> {
            try {
              return PilotWords.event(format.decode(format.encode(record(it))));
            } catch (UnreadableException e) {
              throw new AssertionError(e);
            }
          })
          .toList();
    }

    void step() {
      int what = random.nextInt(1000);
      if (what < 300) {
        follow();
      } else if (what < 420) {
        today = today.plusDays(random.nextInt(3));
      } else if (what < 424) {
        match = new MatchStanding(match.state(), List.of("SITE"));
      } else if (what < 450) {
        match = new MatchStanding(match.state(), List.of());
      } else if (what == 450) {
        leave();
      } else {
        Decision decision =
            pilot()
                .decide(
                    deed(),
                    new Pilot.Now(today, Instant.parse("2026-01-05T08:00:00Z"), PROVING_DAYS));
        if (decision instanceof Event event) {
          events.add(event);
          if (event.consequences().moves() != null) {
            unfollowed.add(event.consequences().moves());
          }
        }
      }
    }

    /** The match follows the next event that moves it, or refuses to. */
    private void follow() {
      MatchState to = unfollowed.poll();
      if (to == null) {
        return;
      }
      MatchState is = match.state();
      boolean follows =
          switch (to) {
            case PILOTING -> is == MatchState.AGREED && match.waitsFor().isEmpty();
            case DELIVERED -> is == MatchState.PILOTING;
            case PAID -> is == MatchState.DELIVERED;
            case CLOSED -> is == MatchState.PAID;
            case FAILED ->
                is == MatchState.AGREED || is == MatchState.PILOTING || is == MatchState.DELIVERED;
            default -> throw new AssertionError(to);
          };
      if (follows) {
        match = new MatchStanding(to, match.waitsFor());
      }
    }

    /** A leg was withdrawn, or a gate refused while it ran. */
    private void leave() {
      if (match.state() == MatchState.AGREED) {
        match = new MatchStanding(MatchState.WITHDRAWN, List.of());
      } else if (match.state() == MatchState.PILOTING) {
        match = new MatchStanding(MatchState.FAILED, List.of());
      }
    }

    private Deed deed() {
      String version = "1." + random.nextInt(4);
      LocalDate date = today.minusDays(random.nextInt(4)).plusDays(random.nextInt(2));
      return switch (random.nextInt(34)) {
        case 0 -> new Deed.Start();
        case 1, 2, 3, 4, 5, 6, 7, 8 ->
            new Deed.Run(
                date,
                BigDecimal.valueOf(random.nextInt(120), 1),
                null,
                null,
                random.nextBoolean()
                    ? List.of(new Reading("noise", BigDecimal.valueOf(random.nextInt(90)), "dB(A)"))
                    : List.of(),
                version,
                null);
        case 9 ->
            new Deed.Trouble(
                Severity.values()[random.nextInt(3)], date, "Something happened", version);
        case 10, 11, 12 -> new Deed.Clearance(1 + random.nextInt(4), "Seen to");
        case 13, 14, 15 ->
            new Deed.NewVersion(
                "1." + random.nextInt(30),
                date,
                IntStream.rangeClosed(1, 5).filter(it -> random.nextInt(3) == 0).boxed().toList(),
                null);
        case 16 ->
            new Deed.NewMilestone(
                Stage.values()[random.nextInt(3)],
                new Texts("雨夜", null, null),
                List.of(),
                random.nextBoolean() ? date : null);
        case 17, 18, 19, 20, 21 -> new Deed.Submission(1 + random.nextInt(4));
        case 22, 23, 24, 25, 26 ->
            new Deed.Judgement(1 + random.nextInt(4), random.nextInt(4) > 0, "Seen");
        case 27, 28, 29, 30 ->
            new Deed.Payment(
                new Money(10_000L * (1 + random.nextInt(6)), random.nextInt(9) > 0 ? "CNY" : "HKD"),
                date,
                "transfer " + random.nextInt(20),
                null);
        case 31 -> new Deed.Reversal(1 + random.nextInt(4), "Sent back");
        case 32 -> new Deed.Closing();
        default ->
            random.nextInt(60) == 0
                ? new Deed.Failure("Given up")
                : new Deed.NewVersion(version, today, unclosed(), null);
      };
    }

    private List<Integer> unclosed() {
      List<Integer> all =
          new ArrayList<>(
              pilot().incidents().all().stream()
                  .filter(it -> it.closedAt() == null)
                  .map(it -> it.number())
                  .toList());
      Collections.shuffle(all, random);
      return all;
    }
  }
}
