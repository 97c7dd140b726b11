package dev.salto.kit.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.json.RecordJson;
import dev.salto.kit.log.TopicLog;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.testing.Broker;
import dev.salto.kit.testing.Instance;
import dev.salto.kit.testing.Records;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.Projection;
import dev.salto.kit.view.SharedProjections;
import dev.salto.records.Capability;
import dev.salto.records.ProjectOffer;
import dev.salto.schemas.Topics;
import dev.salto.schemas.Violation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PostingsTest {

  private static final Duration RESERVATION = TopicLog.LONGEST.plusSeconds(5);

  private static TopicLog log;

  private final StoppedClock clock = new StoppedClock();
  private Instance instance;
  private Postings<ProjectOffer> offers;

  /** While it is open an offer has its source for itself alone. */
  private static final Projection<ProjectOffer> OFFERS =
      SharedProjections.OFFERS.claims(it ->
          it.getStatus().equals("OPEN") && it.getSource() != null
              ? List.of("source:" + it.getSource())
              : List.of());

  /** Offers without further rules of their own. */
  private static final class PlainOffers extends PostingKind<ProjectOffer> {
    PlainOffers() {
      super(OFFERS, "offer", "institute", "INSTITUTE");
    }

    @Override
    public Violation claimed(ProjectOffer draft, String claim, String other) {
      return new Violation("source", "SOURCE_IN_USE", other + " has it");
    }

    @Override
    public void check(ProjectOffer draft, @Nullable ProjectOffer standing, Findings findings) {}
  }

  @BeforeAll
  static void open() {
    log = new TopicLog(Broker.bootstrapServers(), "test");
    Records.organisation("institute", "INSTITUTE");
  }

  @AfterAll
  static void shut() {
    log.close();
  }

  @BeforeEach
  void start() {
    instance = instance();
    offers = postings(instance);
  }

  @AfterEach
  void stop() {
    instance.close();
  }

  @Test
  void aReservationWhoseWriterIsGoneLapses() {
    instance
        .view()
        .reservations()
        .take(Topics.PROJECT_OFFERS, "lapsing", -1, "somebody gone", clock.instant());
    long end = Broker.end(Topics.PROJECT_OFFERS);
    assertProblem("CONFLICT", () -> offers.create(offer("lapsing"), Caller.HOUSE));
    clock.forward(RESERVATION);
    assertProblem("CONFLICT", () -> offers.create(offer("lapsing"), Caller.HOUSE));
    assertThat(Broker.end(Topics.PROJECT_OFFERS)).isEqualTo(end);
    clock.forward(Duration.ofMillis(1));
    assertThat(offers.create(offer("lapsing"), Caller.HOUSE).content().getVersion()).isEqualTo(1);
    assertThat(instance.rows("reservation")).isEmpty();
  }

  @Test
  void aReservationThatItsHolderRenewedHasNotLapsed() {
    Instant taken = clock.instant();
    instance.view().reservations().take(Topics.PROJECT_OFFERS, "renewed", -1, "slow", taken);
    clock.forward(RESERVATION.plusSeconds(1));
    int held = instance.view().reservations().renew(Topics.PROJECT_OFFERS, "slow", clock.instant());
    assertThat(held).isEqualTo(1);
    assertProblem("CONFLICT", () -> offers.create(offer("renewed"), Caller.HOUSE));
    instance.view().reservations().lapse(Topics.PROJECT_OFFERS, "renewed", taken.plusMillis(1));
    assertThat(instance.rows("reservation")).hasSize(1);
    instance.view().reservations().giveBack(Topics.PROJECT_OFFERS, "renewed", "slow");
  }

  @Test
  void aReservationWhoseRecordCameAfterAllIsOverWithIt() {
    instance
        .view()
        .reservations()
        .take(Topics.PROJECT_OFFERS, "late", -1, "somebody slow", clock.instant());
    Broker.write(Topics.PROJECT_OFFERS, Records.offer("hetao", "late").build());
    instance.view().awaitAllEnds();
    assertThat(instance.rows("reservation")).isEmpty();
    assertProblem("ALREADY_EXISTS", () -> offers.create(offer("late"), Caller.HOUSE));
  }

  @Test
  void aRecordThatItsReadersWouldNotAdmitIsNeverWritten() {
    Document<ProjectOffer> posted = offers.create(offer("amended"), Caller.HOUSE);
    long end = Broker.end(Topics.PROJECT_OFFERS);
    assertProblem(
        "INVALID",
        () -> offers.amend(posted, offer -> ProjectOffer.newBuilder(offer).setTrl(10).build()));
    assertThat(Broker.end(Topics.PROJECT_OFFERS)).isEqualTo(end);
    assertThat(instance.rows("reservation")).isEmpty();
  }

  @Test
  void aBatchIsWrittenAllOrNothing() {
    List<Draft<ProjectOffer>> drafts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      drafts.add(new Draft<>("batch-" + i, -1, Records.offer("hetao", "batch-" + i).build()));
    }
    List<Draft<ProjectOffer>> withOneTooLarge = new ArrayList<>(drafts);
    withOneTooLarge.add(10, new Draft<>("too-large", -1, tooLarge()));
    assertProblem("NOT_WRITTEN", () -> offers.write(withOneTooLarge));
    instance.view().awaitAllEnds();
    assertThat(instance.view().documents().byId(Topics.PROJECT_OFFERS, "batch-0")).isEmpty();
    assertThat(instance.rows("reservation")).isEmpty();

    assertThat(offers.write(drafts)).hasSize(20);
    assertThat(instance.view().documents().byId(Topics.PROJECT_OFFERS, "batch-19")).isPresent();
    assertThat(instance.rows("reservation")).isEmpty();
  }

  @Test
  void aBatchWithOneThatSomebodyElseIsChangingWritesNothing() {
    instance
        .view()
        .reservations()
        .take(Topics.PROJECT_OFFERS, "held-2", -1, "somebody", clock.instant());
    long end = Broker.end(Topics.PROJECT_OFFERS);
    List<Draft<ProjectOffer>> drafts =
        IntStream.range(0, 4)
            .mapToObj(
                i -> new Draft<>("held-" + i, -1, Records.offer("hetao", "held-" + i).build()))
            .toList();
    assertProblem("CONFLICT", () -> offers.write(drafts));
    assertThat(Broker.end(Topics.PROJECT_OFFERS)).isEqualTo(end);
    assertThat(instance.rows("reservation")).hasSize(1);
    instance.view().reservations().giveBack(Topics.PROJECT_OFFERS, "held-2", "somebody");
  }

  @Test
  void aSingleRecordThatIsTooLargeIsRefusedAndItsKeyIsFreeAgain() {
    assertProblem(
        "NOT_WRITTEN", () -> offers.write(List.of(new Draft<>("too-large", -1, tooLarge()))));
    assertThat(instance.rows("reservation")).isEmpty();
  }

  @Test
  void ofTwoInstancesThatChangeOnePostingOneWinsAndTheOtherWritesNothing() throws Exception {
    offers.create(offer("contested"), Caller.HOUSE);
    try (Instance second = instance();
        ExecutorService writers = Executors.newFixedThreadPool(2)) {
      Postings<ProjectOffer> others = postings(second);
      for (int round = 1; round <= 25; round++) {
        Document<ProjectOffer> before = offers.require("contested");
        long end = Broker.end(Topics.PROJECT_OFFERS);
        ObjectNode changed = RecordJson.write(before.content());
        changed.put("pilots", 100 + round);
        List<Callable<String>> both =
            List.of(
                () -> outcome(offers, before, changed.deepCopy()),
                () -> outcome(others, before, changed.deepCopy()));
        List<String> outcomes = new ArrayList<>();
        for (Future<String> outcome : writers.invokeAll(both)) {
          outcomes.add(outcome.get());
        }
        assertThat(outcomes)
            .containsOnlyOnce("WON")
            .allMatch(it -> List.of("WON", "CONFLICT", "STALE").contains(it));
        assertThat(Broker.end(Topics.PROJECT_OFFERS)).isEqualTo(end + 1);
        assertThat(offers.require("contested").content().getVersion()).isEqualTo(round + 1);
      }
    }
  }

  @Test
  void whatOneClaimsNoOtherMayHaveUntilItIsGivenUp() {
    Document<ProjectOffer> first = offers.create(claiming("claims-1", "grant-1"), Caller.HOUSE);
    long end = Broker.end(Topics.PROJECT_OFFERS);
    assertProblem(
        "SOURCE_IN_USE", () -> offers.create(claiming("claims-2", "grant-1"), Caller.HOUSE));
    assertThat(Broker.end(Topics.PROJECT_OFFERS)).isEqualTo(end);
    assertThat(instance.rows("reservation")).isEmpty();

    offers.change("claims-1", first.etag(), claiming("claims-1", "grant-2"), Caller.HOUSE);
    Document<ProjectOffer> second = offers.create(claiming("claims-2", "grant-1"), Caller.HOUSE);
    assertProblem(
        "SOURCE_IN_USE",
        () ->
            offers.change(
                "claims-2", second.etag(), claiming("claims-2", "grant-2"), Caller.HOUSE));
    offers.withdraw("claims-1", null, Caller.HOUSE);
    offers.change("claims-2", second.etag(), claiming("claims-2", "grant-2"), Caller.HOUSE);
    assertProblem(
        "SOURCE_IN_USE", () -> offers.create(claiming("claims-1", "grant-2"), Caller.HOUSE));
    assertThat(instance.rows("reservation")).isEmpty();
  }

  @Test
  void aClaimWhoseWriterIsGoneLapses() {
    instance
        .view()
        .reservations()
        .take(Topics.PROJECT_OFFERS, "source:grant-3", -1, "somebody gone", clock.instant());
    assertProblem(
        "SOURCE_IN_USE", () -> offers.create(claiming("after-one-gone", "grant-3"), Caller.HOUSE));
    assertThat(instance.rows("reservation")).hasSize(1);
    clock.forward(RESERVATION.plusMillis(1));
    offers.create(claiming("after-one-gone", "grant-3"), Caller.HOUSE);
    assertThat(instance.rows("reservation")).isEmpty();
  }

  @Test
  void aRecordThatIsReadGivesUpNoClaimOfAnotherWriter() {
    offers.create(claiming("reader", "grant-4"), Caller.HOUSE);
    offers.withdraw("reader", null, Caller.HOUSE);
    instance
        .view()
        .reservations()
        .take(Topics.PROJECT_OFFERS, "source:grant-4", -1, "writer", clock.instant());
    Broker.write(
        Topics.PROJECT_OFFERS, Records.offer("hetao", "reader").setSource("grant-4").build());
    instance.view().awaitAllEnds();
    assertThat(instance.rows("reservation")).hasSize(1);
    instance.view().reservations().giveBack(Topics.PROJECT_OFFERS, "source:grant-4", "writer");
  }

  @Test
  void aViewThatIsBuiltAgainKnowsWhatIsClaimed() {
    offers.create(claiming("before-rebuild", "grant-5"), Caller.HOUSE);
    instance.close();
    instance.dropSchema();
    instance = instance();
    offers = postings(instance);
    instance.view().awaitAllEnds();
    assertProblem(
        "SOURCE_IN_USE", () -> offers.create(claiming("after-rebuild", "grant-5"), Caller.HOUSE));
  }

  @Test
  void ofABatchThatClaimsOneThingTwiceNothingIsWritten() {
    long end = Broker.end(Topics.PROJECT_OFFERS);
    List<Draft<ProjectOffer>> drafts =
        IntStream.range(0, 2)
            .mapToObj(i -> {
              ProjectOffer offer =
                  Records.offer("hetao", "twice-" + i).setSource("grant-6").build();
              return new Draft<>("twice-" + i, -1, offer);
            })
            .toList();
    assertProblem("SOURCE_IN_USE", () -> offers.write(drafts));
    assertThat(Broker.end(Topics.PROJECT_OFFERS)).isEqualTo(end);
    assertThat(instance.rows("reservation")).isEmpty();
  }

  @Test
  void ofTwoInstancesThatClaimOneThingOneWinsAndTheOtherWritesNothing() throws Exception {
    try (Instance second = instance();
        ExecutorService writers = Executors.newFixedThreadPool(2)) {
      Postings<ProjectOffer> others = postings(second);
      for (int round = 1; round <= 25; round++) {
        String source = "raced-" + round;
        long end = Broker.end(Topics.PROJECT_OFFERS);
        List<Callable<String>> both =
            List.of(
                () -> outcome(offers, claiming("this-" + source, source)),
                () -> outcome(others, claiming("that-" + source, source)));
        List<String> outcomes = new ArrayList<>();
        for (Future<String> outcome : writers.invokeAll(both)) {
          outcomes.add(outcome.get());
        }
        assertThat(outcomes).containsExactlyInAnyOrder("WON", "SOURCE_IN_USE");
        assertThat(Broker.end(Topics.PROJECT_OFFERS)).isEqualTo(end + 1);
        assertThat(instance.rows("reservation")).isEmpty();
      }
    }
  }

  private static String outcome(Postings<ProjectOffer> postings, ObjectNode offer) {
    try {
      postings.create(offer, Caller.HOUSE);
      return "WON";
    } catch (Problem problem) {
      return problem.code();
    }
  }

  private static ObjectNode claiming(String id, String source) {
    return offer(id).put("source", source);
  }

  private static String outcome(
      Postings<ProjectOffer> postings, Document<ProjectOffer> before, ObjectNode changed) {
    try {
      postings.change("contested", before.etag(), changed, Caller.HOUSE);
      return "WON";
    } catch (Problem problem) {
      return problem.code();
    }
  }

  private Instance instance() {
    return new Instance("postings", "offers", OFFERS, SharedProjections.ORGANISATIONS);
  }

  private Postings<ProjectOffer> postings(Instance of) {
    return new Postings<>(new PlainOffers(), of.view(), log, clock, RESERVATION);
  }

  private static ObjectNode offer(String id) {
    return RecordJson.write(Records.offer("hetao", id).build());
  }

  /** Valid by every rule, and larger than the log takes. */
  private static ProjectOffer tooLarge() {
    return Records.offer("hetao", "too-large")
        .setCapabilities(
            IntStream.range(0, 1000)
                .mapToObj(i -> new Capability(i + "长".repeat(400), "1", "长".repeat(500)))
                .toList())
        .build();
  }

  private static void assertProblem(String code, ThrowingCallable refused) {
    assertThatThrownBy(refused)
        .isInstanceOfSatisfying(Problem.class, it -> assertThat(it.code()).isEqualTo(code));
  }

  private static final class StoppedClock extends Clock {
    private Instant now = Instant.parse("2026-01-05T08:00:00Z");

    void forward(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
