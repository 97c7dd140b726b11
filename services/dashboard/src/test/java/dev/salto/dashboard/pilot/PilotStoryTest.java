package dev.salto.dashboard.pilot;

import static dev.salto.dashboard.Records.DAY;
import static dev.salto.dashboard.Records.incident;
import static dev.salto.dashboard.Records.milestone;
import static dev.salto.dashboard.Records.payment;
import static dev.salto.dashboard.Records.pilotEvent;
import static dev.salto.dashboard.Records.run;
import static dev.salto.dashboard.Records.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.salto.records.PilotEvent;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PilotStoryTest {

  private final PilotStory story = new PilotStory();
  private int n;

  @Test
  void hoursAddUpAndAnEventThatComesTwiceCountsOnce() {
    PilotEvent first = take(run("p", "m", next(), "7.5", "1.0"));
    take(run("p", "m", next(), "8", "1.0"));
    story.take(first);
    assertThat(story.hours()).isEqualTo(new BigDecimal("15.5"));
  }

  @Test
  void theVersionThatRanWhenAnIncidentClosedIsTheOneThatFixedIt() {
    take(incident("p", "m", next(), "MAJOR", DAY));
    take(incident("p", "m", next(), "MINOR", DAY.plusDays(1)));
    take(version("p", "m", next(), "1.1", DAY.plusDays(2), 1));
    take(version("p", "m", next(), "1.2", DAY.plusDays(5), 1));
    assertThat(story.incidents()).allMatch(it -> it.fixed() == null);
    take(run("p", "m", next(), "8", "1.2", 1));
    assertThat(story.incidents())
        .containsExactly(
            new PilotStory.Incident("MAJOR", DAY, DAY.plusDays(5)),
            new PilotStory.Incident("MINOR", DAY.plusDays(1), null));
  }

  @Test
  void whereAnUnknownVersionRanTheLastThatAnsweredTheIncidentFixedIt() {
    take(incident("p", "m", next(), "MAJOR", DAY));
    take(version("p", "m", next(), "1.1", DAY.plusDays(2), 1));
    take(version("p", "m", next(), "1.2", DAY.plusDays(3)));
    take(run("p", "m", next(), "8", "unheard of", 1));
    assertThat(story.incidents().getFirst().fixed()).isEqualTo(DAY.plusDays(2));
  }

  @Test
  void aPaymentThatWasTakenBackDoesNotStandAndItsNumberIsNotUsedAgain() {
    take(payment("p", "m", next(), 100, DAY));
    take(payment("p", "m", next(), 200, DAY.plusDays(1)));
    take(pilotEvent("p", "m", next(), "REVERSED").setSubject(2));
    take(payment("p", "m", next(), 300, DAY.plusDays(2)));
    assertThat(story.payments())
        .extracting(PilotStory.Payment::payment, it -> it.amount().getMinor())
        .containsExactly(tuple(1, 100L), tuple(3, 300L));
  }

  @Test
  void aMilestoneIsInTheStateOfItsLastEvent() {
    take(
        pilotEvent("p", "m", next(), "STARTED")
            .setStage("SIMULATED")
            .setMilestones(List.of(milestone(1, "SIMULATED"), milestone(2, "OPERATIONAL"))));
    take(
        pilotEvent("p", "m", next(), "MILESTONE")
            .setMilestones(List.of(milestone(3, "SIMULATED"))));
    take(pilotEvent("p", "m", next(), "SUBMITTED").setSubject(1));
    take(pilotEvent("p", "m", next(), "REFUSED").setSubject(1));
    take(pilotEvent("p", "m", next(), "SUBMITTED").setSubject(1));
    PilotEvent last =
        take(pilotEvent("p", "m", next(), "ACCEPTED").setSubject(1).setStage("OPERATIONAL"));
    assertThat(story.milestones())
        .extracting(PilotStory.Milestone::state)
        .containsExactly("ACCEPTED", "PLANNED", "PLANNED");
    assertThat(story.milestones().getFirst().at()).isEqualTo(last.getAt());
    assertThat(story.stage()).isEqualTo("OPERATIONAL");
  }

  private int next() {
    return ++n;
  }

  private PilotEvent take(PilotEvent.Builder event) {
    PilotEvent built = event.build();
    story.take(built);
    return built;
  }
}
