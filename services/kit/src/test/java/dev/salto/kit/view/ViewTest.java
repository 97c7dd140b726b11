package dev.salto.kit.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salto.kit.log.TopicLog;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.testing.Broker;
import dev.salto.kit.testing.Instance;
import dev.salto.kit.testing.Records;
import dev.salto.records.ProjectOffer;
import dev.salto.schemas.ParkKey;
import dev.salto.schemas.Topics;
import dev.salto.schemas.WireFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ViewTest {

  private static final Projection<?>[] ALL = {
    SharedProjections.OFFERS, SharedProjections.SCENARIOS, SharedProjections.ORGANISATIONS
  };
  private static final WireFormat<ProjectOffer> OFFER = WireFormat.of(Topics.PROJECT_OFFERS);

  @Test
  void builtAgainFromTheLogItHoldsTheSameDocuments() {
    List<?> documents;
    List<?> tags;
    try (Instance first = new Instance("rebuild", "offers", ALL)) {
      Random random = new Random(7);
      for (int i = 0; i < 300; i++) {
        String id = "rebuilt-" + random.nextInt(40);
        String park = "park-" + random.nextInt(5);
        switch (random.nextInt(8)) {
          case 0 -> Broker.write(Topics.PROJECT_OFFERS, ParkKey.of(park, id), new byte[] {9});
          case 1 -> Records.organisation(id, random.nextBoolean() ? "BUYER" : "AGENCY");
          case 2 -> Broker.write(Topics.SCENARIO_DEMANDS, Records.scenario(park, id).build());
          default ->
              Broker.write(
                  Topics.PROJECT_OFFERS,
                  Records.offer(park, id)
                      .setStatus(random.nextInt(4) == 0 ? "WITHDRAWN" : "OPEN")
                      .setFields(List.of("" + (1 + random.nextInt(9)), "7.2"))
                      .setVersion(1 + i)
                      .build());
        }
      }
      first.view().awaitAllEnds();
      documents = first.rows("document");
      tags = first.rows("tag");
    }
    assertThat(documents).hasSizeGreaterThan(100);
    assertThat(documents).anyMatch(it -> it.toString().contains("UNREADABLE"));

    try (Instance elsewhere = new Instance("rebuild_elsewhere", "offers", ALL)) {
      elsewhere.view().awaitAllEnds();
      assertThat(elsewhere.rows("document")).isEqualTo(documents);
      assertThat(elsewhere.rows("tag")).isEqualTo(tags);
      elsewhere.view().stop();
      elsewhere.dropSchema();
    }
    try (Instance again = new Instance("rebuild_elsewhere", "offers", ALL)) {
      again.view().awaitAllEnds();
      assertThat(again.rows("document")).isEqualTo(documents);
      assertThat(again.rows("tag")).isEqualTo(tags);
      again.view().stop();
      again.makeOlder();
    }
    try (Instance later = new Instance("rebuild_elsewhere", "offers", ALL)) {
      later.view().awaitAllEnds();
      assertThat(later.rows("document")).isEqualTo(documents);
      assertThat(later.rows("tag")).isEqualTo(tags);
    }
  }

  @Test
  void aReaderOfAParkGoesOnWhereItStopped() {
    try (Instance instance = new Instance("since", "offers", SharedProjections.OFFERS)) {
      for (String id : List.of("since-a", "since-b", "since-c")) {
        Broker.write(Topics.PROJECT_OFFERS, Records.offer("since", id).build());
        Broker.write(Topics.PROJECT_OFFERS, Records.offer("besides", "not-" + id).build());
      }
      instance.view().awaitAllEnds();
      Documents documents = instance.view().documents();
      List<Document<ProjectOffer>> first = documents.since(Topics.PROJECT_OFFERS, "since", -1, 2);
      assertThat(first).extracting(Document::id).containsExactly("since-a", "since-b");
      long stopped = first.getLast().offset();
      assertThat(documents.since(Topics.PROJECT_OFFERS, "since", stopped, 2))
          .extracting(Document::id)
          .containsExactly("since-c");
      Broker.write(Topics.PROJECT_OFFERS, Records.offer("since", "since-a").setVersion(2).build());
      instance.view().awaitAllEnds();
      assertThat(documents.since(Topics.PROJECT_OFFERS, "since", stopped, 9))
          .extracting(Document::id)
          .containsExactly("since-c", "since-a");
    }
  }

  @Test
  void twoInstancesOverOneDatabaseApplyEachRecordOnce() {
    AtomicInteger applied = new AtomicInteger();
    Projection<ProjectOffer> counted =
        SharedProjections.OFFERS.text(offer -> {
          if (offer.getId().startsWith("once-")) {
            applied.incrementAndGet();
          }
          return "";
        });
    try (Instance one = new Instance("shared", "offers", counted);
        Instance two = new Instance("shared", "offers", counted)) {
      one.view().awaitAllEnds();
      two.view().awaitAllEnds();
      for (int i = 0; i < 400; i++) {
        Broker.write(
            Topics.PROJECT_OFFERS, Records.offer("park-" + i % 7, "once-" + i % 100).build());
      }
      one.view().awaitAllEnds();
      two.view().awaitAllEnds();
      assertThat(applied).hasValue(400);
      assertThat(one.rows("document")).isEqualTo(two.rows("document"));
    }
  }

  @Test
  void whereTheDatabaseStandsIsWhereTheNextStartGoesOn() {
    AtomicInteger applied = new AtomicInteger();
    Projection<ProjectOffer> counted =
        SharedProjections.OFFERS.text(offer -> "" + applied.incrementAndGet());
    try (Instance first = new Instance("restart", "offers", counted)) {
      Broker.write(Topics.PROJECT_OFFERS, Records.offer("hetao", "restarted").build());
      first.view().awaitAllEnds();
    }
    applied.set(0);
    try (Instance second = new Instance("restart", "offers", counted)) {
      Broker.write(Topics.PROJECT_OFFERS, Records.offer("hetao", "restarted").build());
      second.view().awaitAllEnds();
      assertThat(applied).hasValue(1);
      Awaitility.await().until(second.view()::caughtUp);
    }
  }

  @Test
  void aRecordThatIsNotAdmittedTakesItsPostingOutLiveAndAfterARebuild() {
    for (String database : new String[] {"unreadable_live", "unreadable_rebuilt"}) {
      try (Instance instance = new Instance(database, "offers", SharedProjections.OFFERS)) {
        if (database.endsWith("live")) {
          Broker.write(Topics.PROJECT_OFFERS, Records.offer("hetao", "garbled").build());
          Broker.write(Topics.PROJECT_OFFERS, Records.offer("hetao", "invalid").build());
          Broker.write(Topics.PROJECT_OFFERS, Records.offer("hetao", "erased").build());
          instance.view().awaitAllEnds();
          assertThat(status(instance, "garbled")).isEqualTo("OPEN");
          Broker.write(Topics.PROJECT_OFFERS, "hetao|garbled", new byte[] {0, 1, 2, 3, 4, 5});
          Broker.write(
              Topics.PROJECT_OFFERS,
              "hetao|invalid",
              OFFER.encode(Records.offer("hetao", "invalid").setTrl(77).build()));
          Broker.write(Topics.PROJECT_OFFERS, "hetao|erased", null);
        }
        instance.view().awaitAllEnds();
        for (String id : List.of("garbled", "invalid", "erased")) {
          assertThat(status(instance, id)).as(id).isEqualTo("UNREADABLE");
        }
        assertThat(instance.rows("tag").toString())
            .doesNotContain("hetao|garbled", "hetao|invalid", "hetao|erased");
      }
    }
  }

  @Test
  void whatLiesInAnotherParksPartitionTouchesNothing() {
    try (Instance instance = new Instance("astray", "offers", SharedProjections.OFFERS)) {
      Broker.write(Topics.PROJECT_OFFERS, Records.offer("hetao", "at-home").build());
      int astray = (ParkKey.partition("hetao|at-home", Broker.PARTITIONS) + 1) % Broker.PARTITIONS;
      Broker.write(
          Topics.PROJECT_OFFERS,
          astray,
          "hetao|at-home",
          OFFER.encode(Records.offer("hetao", "at-home").setTrl(1).build()));
      instance.view().awaitAllEnds();
      assertThat(
              instance
                  .view()
                  .documents()
                  .byId(Topics.PROJECT_OFFERS, "at-home")
                  .orElseThrow()
                  .content()
                  .getTrl())
          .isEqualTo(8);
    }
  }

  @Test
  void rubbishUnderAnotherParksKeyHidesNoPostingWithThatId() {
    try (Instance instance = new Instance("hidden", "offers", SharedProjections.OFFERS)) {
      Broker.write(Topics.PROJECT_OFFERS, Records.offer("hetao", "not-hidden").build());
      Broker.write(Topics.PROJECT_OFFERS, "a-park|not-hidden", new byte[] {7});
      instance.view().awaitAllEnds();
      assertThat(status(instance, "not-hidden")).isEqualTo("OPEN");
    }
  }

  @Test
  void noRecordStopsTheView() {
    try (Instance instance = new Instance("hostile", "offers", SharedProjections.OFFERS)) {
      for (String key :
          List.of(
              "", "|", "a|", "|a", "\u0000|a", "x".repeat(150) + "|a", "a|" + "y".repeat(900))) {
        Broker.write(Topics.PROJECT_OFFERS, key, new byte[] {7});
      }
      Broker.write(
          Topics.PROJECT_OFFERS,
          "hetao|timeless",
          OFFER.encode(
              Records.offer("hetao", "timeless")
                  .setPostedAt(java.time.Instant.ofEpochMilli(Long.MAX_VALUE))
                  .build()));
      Broker.write(Topics.PROJECT_OFFERS, Records.offer("hetao", "after-all").build());
      instance.view().awaitAllEnds();
      assertThat(status(instance, "after-all")).isEqualTo("OPEN");
      assertThat(status(instance, "timeless")).isEqualTo("UNREADABLE");
    }
  }

  @Test
  void aWriterReadsItsOwnWriteOnceItHasWaited() {
    try (Instance instance = new Instance("own", "offers", SharedProjections.OFFERS)) {
      for (int i = 1; i <= 50; i++) {
        TopicLog.Written written =
            Broker.write(
                Topics.PROJECT_OFFERS, Records.offer("hetao", "own").setVersion(i).build());
        instance.view().await(List.of(written));
        assertThat(
                instance
                    .view()
                    .documents()
                    .byId(Topics.PROJECT_OFFERS, "own")
                    .orElseThrow()
                    .content()
                    .getVersion())
            .isEqualTo(i);
      }
    }
  }

  @Test
  void aReferenceIsWaitedForBeforeItIsMissed() {
    try (Instance instance = new Instance("references", "offers", ALL)) {
      for (int i = 0; i < 50; i++) {
        Records.organisation("referred-" + i, "BUYER");
        assertThat(new References(instance.view()).find(Topics.ORGANISATIONS, "referred-" + i))
            .isPresent();
      }
      References references = new References(instance.view());
      assertThat(references.find(Topics.ORGANISATIONS, "nobody")).isEmpty();
      assertThat(references.catchUp()).as("it has waited for that topic already").isFalse();
      assertThat(references.find(Topics.ORGANISATIONS, "referred-1")).isPresent();
      assertThat(references.catchUp()).isFalse();
    }
  }

  @Test
  void whatDoesNotComeIsAnsweredWith503() {
    try (Instance instance = new Instance("behind", "offers", SharedProjections.OFFERS)) {
      instance.view().awaitAllEnds();
      TopicPartition partition = new TopicPartition(Topics.PROJECT_OFFERS.name(), 0);
      assertThatThrownBy(
              () -> instance.view().await(List.of(new TopicLog.Written(partition, 1_000_000_000L))))
          .isInstanceOfSatisfying(
              Problem.class,
              it -> {
                assertThat(it.code()).isEqualTo("VIEW_BEHIND");
                assertThat(it.status().value()).isEqualTo(503);
              });
    }
  }

  @Test
  void aViewGoesOnOnceItsDatabaseAnswersAgain() {
    try (Instance instance = new Instance("broken", "offers", SharedProjections.OFFERS)) {
      instance.view().awaitAllEnds();
      instance.databaseAnswers(false);
      List<TopicLog.Written> written = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        written.add(
            Broker.write(Topics.PROJECT_OFFERS, Records.offer("hetao", "broken-" + i).build()));
      }
      instance.databaseAnswers(true);
      Awaitility.await().untilAsserted(() -> instance.view().await(written));
      assertThat(status(instance, "broken-4")).isEqualTo("OPEN");
    }
  }

  private static String status(Instance instance, String id) {
    return instance.view().documents().byId(Topics.PROJECT_OFFERS, id).orElseThrow().status();
  }
}
