package dev.salto.systemtests.client;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.systemtests.Command;
import dev.salto.systemtests.Rest;
import dev.salto.systemtests.RunningSalto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * KafkaJS with its registry client, which know nothing of Salto but the topic and two addresses.
 */
@Timeout(300)
@EnabledIf(value = "nodeIsThere", disabledReason = "node or npm is not on the PATH")
class ForeignClientTest {

  private static final Path SOURCE = Path.of("src", "test", "node");
  private static final Path INSTALLED = Path.of("target", "node");
  private static final List<String> SAID_OF_BOTH =
      List.of("park", "offer", "scenario", "order", "institute", "buyer", "score", "acceptedBy");

  @TempDir Path folder;

  static boolean nodeIsThere() {
    return Command.exists("node") && Command.exists("npm");
  }

  @BeforeAll
  static void install() throws Exception {
    Files.createDirectories(INSTALLED);
    for (String file : List.of("package.json", "package-lock.json", "match-events.js")) {
      Files.write(INSTALLED.resolve(file), Files.readAllBytes(SOURCE.resolve(file)));
    }
    Command.in(INSTALLED, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
        .run(Duration.ofMinutes(3));
  }

  @Test
  void itReadsEveryMatchEventOfTheSampleAndDecodesItThroughTheRegistry() throws Exception {
    try (RunningSalto salto = RunningSalto.start(folder)) {
      Map<String, JsonNode> matches =
          Rest.of(salto).items("/matches?state=ALL").stream()
              .collect(toMap(match -> match.get("id").asString(), match -> match));
      assertThat(matches).isNotEmpty();

      List<JsonNode> events = readUntilThereAre(lastOf(matches.values()), salto);

      assertThat(events)
          .allSatisfy(event -> assertThat(matches).containsKey(event.get("match").asString()));
      assertThat(matches.values())
          .allSatisfy(match ->
              assertThat(events)
                  .filteredOn(event -> idOf(event).equals(idOf(match)))
                  .singleElement()
                  .satisfies(event -> assertSame(event, match)));
    }
  }

  /** A match carries the number of its last event, which is the event's id behind its park. */
  private static String idOf(JsonNode eventOrMatch) {
    return eventOrMatch.get("park").asString() + "-" + eventOrMatch.get("sequence").asLong();
  }

  private static List<String> lastOf(Collection<JsonNode> matches) {
    return matches.stream().map(ForeignClientTest::idOf).toList();
  }

  private static void assertSame(JsonNode event, JsonNode match) {
    assertThat(event.get("id").asString()).isEqualTo(idOf(match));
    assertThat(event.get("match")).isEqualTo(match.get("id"));
    assertThat(event.get("type")).isEqualTo(match.get("state"));
    for (String name : SAID_OF_BOTH) {
      assertThat(event.get(name)).as(name).isEqualTo(match.get(name));
    }
    assertThat(event.at("/titles/offer/zh")).isEqualTo(match.at("/titles/offer/zh"));
  }

  private List<JsonNode> readUntilThereAre(List<String> expected, RunningSalto salto)
      throws IOException {
    Path out = folder.resolve("client.out");
    Path err = folder.resolve("client.err");
    Process client =
        new ProcessBuilder("node", "match-events.js", salto.kafka(), salto.address() + "/registry")
            .directory(INSTALLED.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      return Awaitility.await("the client prints the last event of every match")
          .atMost(Duration.ofSeconds(60))
          .failFast(
              "the client ended",
              () -> assertThat(client.isAlive()).as("%s", Files.readString(err)).isTrue())
          .until(
              () -> printed(out),
              events ->
                  events.stream().map(ForeignClientTest::idOf).toList().containsAll(expected));
    } finally {
      client.destroyForcibly();
    }
  }

  /** The lines that are complete. */
  private static List<JsonNode> printed(Path out) throws IOException {
    String text = Files.readString(out);
    return text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .map(line -> JsonMapper.shared().readTree(line))
        .toList();
  }
}
