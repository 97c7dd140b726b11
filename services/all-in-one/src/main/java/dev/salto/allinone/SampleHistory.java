package dev.salto.allinone;

import dev.salto.kit.json.RecordJson;
import dev.salto.kit.log.NotWrittenException;
import dev.salto.kit.log.TopicLog;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.View;
import dev.salto.records.Match;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import dev.salto.schemas.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happened in a park over the last year, record by record as its services wrote it, each as of
 * its own time: so that pilots in every state have a past. {@code /sample/pingshan.jsonl} holds a
 * record a line, {@code {topic, at, record}}, and between them what has to be seen before the next
 * is written: {@code {awaits, match}} a state of a match, {@code {awaits: "MATCHER"}} that the
 * matcher has taken everything. To be cut off and begin again does no harm: everything has its id.
 */
final class SampleHistory {

  /** Also the date of an instant. */
  private static final Pattern DATE = Pattern.compile("(?<=\")\\d{4}-\\d{2}-\\d{2}(?=[\"T])");

  /** In the order of a life; what is none of these ended it. */
  private static final List<String> LIFE =
      List.of("PROPOSED", "AGREED", "PILOTING", "DELIVERED", "PAID", "CLOSED");

  private final List<View> views;
  private final TopicLog log;
  private final Runnable awaitMatched;

  SampleHistory(List<View> views, TopicLog log, Runnable awaitMatched) {
    this.views = views;
    this.log = log;
    this.awaitMatched = awaitMatched;
  }

  /** Writes it all, every date moved by this many days. */
  void load(long days) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("/sample/pingshan.jsonl"))) {
      JsonMapper json = JsonMapper.shared();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        step(json.readTree(moved(line, days)));
      }
    }
  }

  static String moved(String line, long days) {
    return DATE.matcher(line)
        .replaceAll(date -> LocalDate.parse(date.group()).plusDays(days).toString());
  }

  private void step(JsonNode line) {
    if (line.has("topic")) {
      String name = line.get("topic").stringValue();
      Topic<?> topic =
          Topics.ALL.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
      write(topic, line.get("record"), Instant.parse(line.get("at").stringValue()));
    } else if (line.has("match")) {
      await(line.get("match").stringValue(), line.get("awaits").stringValue());
    } else {
      awaitMatched.run();
    }
  }

  private <T extends SpecificRecord> void write(Topic<T> topic, JsonNode node, Instant at) {
    List<Violation> violations = new ArrayList<>();
    Optional<T> record = RecordJson.read(node, topic.type(), violations);
    try {
      log.write(
          topic,
          record.orElseThrow(() -> new IllegalStateException(Violation.sentence(violations))),
          at);
    } catch (NotWrittenException e) {
      throw e.problem();
    }
  }

  private void await(String match, String state) {
    View view = views.stream().filter(it -> it.reads(Topics.MATCHES)).findFirst().orElseThrow();
    SampleLoader.await(
        "match %s to be %s".formatted(match, state),
        () ->
            view.documents()
                .byId(Topics.MATCHES, match)
                .map(Document<Match>::record)
                .filter(it -> hasCome(it.getState(), state))
                .isPresent());
  }

  private static boolean hasCome(String state, String expected) {
    return !LIFE.contains(state) || LIFE.indexOf(state) >= LIFE.indexOf(expected);
  }
}
