package dev.salto.allinone;

import dev.salto.kit.ReadyViews;
import dev.salto.kit.asking.Caller;
import dev.salto.kit.imports.ImportReport;
import dev.salto.kit.imports.Importer;
import dev.salto.kit.log.TopicLog;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Selection;
import dev.salto.kit.view.View;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Loads the sample into an empty system: postings through the services' own imports, then what
 * happened in a park with pilots ({@link SampleHistory}). Every date is moved by whole days so that
 * 2026-01-01 becomes today: the sample is as fresh as on its first day. A start that is cut off in
 * between goes on with the file that was next.
 */
final class SampleLoader {

  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What comes later refers to what comes earlier. */
  private static final List<String> FILES =
      List.of(
          "organisations", "parks", "facilities", "scenarios", "offers", "orders", "verifications");

  /** What the matcher makes its matches of. */
  private static final List<Topic<?>> INPUTS =
      List.of(
          Topics.PARK_POLICIES,
          Topics.PARK_DAYS,
          Topics.FACILITIES,
          Topics.SCENARIO_DEMANDS,
          Topics.PROJECT_OFFERS,
          Topics.BUYER_ORDERS);

  private final Map<String, Importer> importers = new HashMap<>();
  private final SampleHistory history;
  private final List<View> views;
  private final Admin admin;
  private final Clock clock;
  private final Path marker;
  private final ReadyViews ready;
  private final AtomicBoolean open = new AtomicBoolean();

  SampleLoader(
      List<Importer> importers,
      List<View> views,
      TopicLog log,
      Admin admin,
      Clock clock,
      Path data,
      ReadyViews ready) {
    importers.forEach(importer -> this.importers.put(importer.file(), importer));
    this.views = views;
    this.history = new SampleHistory(views, log, this::awaitMatched);
    this.admin = admin;
    this.clock = clock;
    this.marker = data.resolve("sample");
    this.ready = ready;
    ready.require("sample", open::get);
  }

  /** Whether the sample is to be loaded: asked for and nothing there, or cut off before its end. */
  boolean isWanted(boolean asked) {
    await("the views to read it", this::caughtUp);
    View first = views.getFirst();
    boolean empty = first.documents().count(Topics.ORGANISATIONS, Selection.all()) == 0;
    return asked && empty || Files.exists(begun());
  }

  /** Whether what this process shows came from the sample. */
  boolean isShown() {
    return Files.exists(loaded());
  }

  /** Loads what is not there yet, and waits until it is matched. */
  void load() {
    long days = ChronoUnit.DAYS.between(FIRST_DAY, LocalDate.now(clock.withZone(ZONE)));
    try {
      Files.createDirectories(marker);
      if (Files.exists(begun())) {
        days = Long.parseLong(Files.readString(begun()).strip());
      } else {
        Files.writeString(begun(), String.valueOf(days));
      }
      for (String file : FILES) {
        load(file, days);
      }
      history.load(days);
      awaitMatched();
      Files.move(begun(), loaded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the API answer, and waits until it does. */
  void open() {
    open.set(true);
    await("every view to be ready", ready::ready);
  }

  private void load(String file, long days) throws IOException {
    Importer importer = Objects.requireNonNull(importers.get(file), file);
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("/sample/" + file + ".csv"))) {
      String csv = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      byte[] moved = moved(csv, days).getBytes(StandardCharsets.UTF_8);
      importer.run(moved, false, Caller.HOUSE);
    } catch (Problem problem) {
      if (!isThere(problem)) {
        throw problem;
      }
    }
  }

  /**
   * A file that was imported before the start was cut off: one transaction, so all of it is there.
   */
  private static boolean isThere(Problem problem) {
    return problem.more().get("errors") instanceof List<?> errors
        && errors.stream()
            .allMatch(error ->
                error instanceof ImportReport.Error it && it.code().equals("ALREADY_EXISTS"));
  }

  static String moved(String csv, long days) {
    return DATE.matcher(csv)
        .replaceAll(date -> LocalDate.parse(date.group()).plusDays(days).toString());
  }

  private boolean caughtUp() {
    return views.stream().allMatch(View::caughtUp);
  }

  /**
   * Until the matcher has committed all that was posted, and every view shows what it made of it.
   */
  private void awaitMatched() {
    await("the matcher to take all that was posted", this::matched);
    views.forEach(View::awaitAllEnds);
  }

  private boolean matched() {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets("salto-matcher").partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
      admin
          .describeTopics(INPUTS.stream().map(Topic::name).toList())
          .allTopicNames()
          .get()
          .values()
          .forEach(topic ->
              topic
                  .partitions()
                  .forEach(it ->
                      asked.put(
                          new TopicPartition(topic.name(), it.partition()), OffsetSpec.latest())));
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin
          .listOffsets(asked)
          .all()
          .get()
          .forEach((partition, end) -> ends.put(partition, end.offset()));
      return days()
          && ends.entrySet().stream()
              .filter(end -> end.getValue() > 0)
              .allMatch(end -> {
                OffsetAndMetadata reached = committed.get(end.getKey());
                return reached != null && reached.offset() >= end.getValue();
              });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      return false;
    }
  }

  /** Every park has its date, without which nothing is matched. */
  private boolean days() {
    return views.stream()
        .filter(view -> view.reads(Topics.PARK_DAYS))
        .allMatch(view ->
            view.documents().count(Topics.PARK_DAYS, Selection.all())
                == view.documents().count(Topics.PARK_POLICIES, Selection.all()));
  }

  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new StartException(
            "the services did not catch up with the log: after %d s this still waits for %s. Start again; if it stays so, the log file under the data folder says why."
                .formatted(PATIENCE.toSeconds(), what),
            null);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private Path begun() {
    return marker.resolve("begun");
  }

  private Path loaded() {
    return marker.resolve("loaded");
  }
}
