package dev.salto.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class AllInOneTest {

  private static final Duration REFUSES_WITHIN = Duration.ofSeconds(30);
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(5);
  private static final Map<String, String> NO_SAMPLE = Map.of("SALTO_SAMPLE", "none");

  @TempDir Path folder;

  @Test
  void itAnnouncesItsAddressIsHealthyAndStopsWhenAsked() throws Exception {
    try (ChildProcess salto = ChildProcess.start(folder, Map.of())) {
      String address = salto.address();
      assertThat(salto.out())
          .startsWith("Salto is starting: broker ... services ... sample ... ready in ");
      assertThat(address).startsWith("http://127.0.0.1:");
      assertThat(health(address)).contains("\"status\":\"UP\"");
      assertThat(folder.resolve("data/kafka/meta.properties")).exists();

      salto.terminate();
      assertThat(salto.endsWithin(STOPS_WITHIN)).isTrue();
      assertThat(salto.errorLines()).isEmpty();
      assertThat(salto.out().lines()).as("an announcement and two addresses").hasSize(3);
    }
  }

  @Test
  void anEmptySystemStaysEmptyWhereNoSampleIsAskedFor() throws Exception {
    try (ChildProcess salto = ChildProcess.start(folder, NO_SAMPLE)) {
      assertThat(get(salto.address() + "/api/v1/organisations")).contains("\"total\":0");
      assertThat(salto.out())
          .startsWith("Salto is starting: broker ... services ... ready in ")
          .doesNotContain("sample");
    }
  }

  @Test
  void theLogIsSetUpAsAskedForBeforeTheBrokerStarts() throws Exception {
    Map<String, String> brokerTold = Map.of("SALTO_SAMPLE", "none", "LOGGING_LEVEL_KAFKA", "INFO");
    try (ChildProcess salto = ChildProcess.start(folder, brokerTold)) {
      salto.address();
      assertThat(folder.resolve("data/log/salto.log")).content().contains("Kafka Server started");
    }
  }

  @Test
  void nothingLiesInTheWorkingDirectoryButTheDataFolder() throws Exception {
    Path here = Files.createDirectory(folder.resolve("here"));
    try (ChildProcess salto = ChildProcess.start(here, NO_SAMPLE)) {
      salto.address();
      salto.terminate();
      assertThat(salto.endsWithin(STOPS_WITHIN)).isTrue();
    }
    try (Stream<Path> lying = Files.list(here)) {
      assertThat(lying.map(it -> it.getFileName().toString()))
          .filteredOn(name -> !ChildProcess.isItsOutput(name))
          .containsExactly("data");
    }
  }

  @Test
  void aFollowedFeedAndIdleConnectionsDoNotHoldUpItsEnd() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    try (ChildProcess salto = ChildProcess.start(folder, NO_SAMPLE)) {
      URI address = URI.create(salto.address());
      HttpResponse<Stream<String>> feed =
          client.send(
              HttpRequest.newBuilder(address.resolve("/api/v1/match-events"))
                  .header("Accept", "text/event-stream")
                  .build(),
              HttpResponse.BodyHandlers.ofLines());
      assertThat(feed.statusCode()).isEqualTo(200);
      assertThat(feed.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      try (Socket silent = new Socket(address.getHost(), address.getPort());
          Socket halfAsked = new Socket(address.getHost(), address.getPort())) {
        halfAsked
            .getOutputStream()
            .write("POST /api/v1/offers HTTP/1.1\r\nHost: x\r\n".getBytes(UTF_8));
        assertThat(silent.isConnected()).isTrue();

        salto.terminate();

        assertThat(salto.endsWithin(STOPS_WITHIN)).isTrue();
        assertThat(salto.errorLines()).isEmpty();
      }
    } finally {
      // To close it would wait for the feed to end.
      client.shutdownNow();
    }
  }

  @Test
  void aFolderThatAnotherOneWorksInIsRefusedAndFreeAgainOnceThatOneIsKilled() throws Exception {
    Map<String, String> inTheSameFolder =
        Map.of("SALTO_DATA", folder.resolve("kept").toString(), "SALTO_SAMPLE", "none");
    try (ChildProcess first = ChildProcess.start(folder, inTheSameFolder)) {
      first.address();
      try (ChildProcess second = ChildProcess.start(folder, inTheSameFolder)) {
        assertRefused(second, "the data folder " + folder.resolve("kept") + " is in use");
      }
    }
    try (ChildProcess afterAKill = ChildProcess.start(folder, inTheSameFolder)) {
      assertThat(health(afterAKill.address())).contains("\"status\":\"UP\"");
    }
  }

  @Test
  void anotherBrokerIsUsedWhereOneIsNamed() throws Exception {
    try (ChildProcess withBroker = ChildProcess.start(folder.resolve("a"), NO_SAMPLE)) {
      withBroker.address();
      String kafka = withBroker.out().lines().toList().getLast().replaceAll(".* ", "");
      try (ChildProcess without =
          ChildProcess.start(folder.resolve("b"), Map.of("SALTO_KAFKA", kafka))) {
        without.address();
        assertThat(without.out()).endsWith("Kafka listens at " + kafka + System.lineSeparator());
        assertThat(folder.resolve("b/data/kafka")).doesNotExist();
      }
    }
  }

  @Test
  void aBrokerThatDoesNotAnswerIsNamed() throws Exception {
    try (ServerSocket silent = listen();
        ChildProcess salto =
            ChildProcess.start(
                folder, Map.of("SALTO_KAFKA", "127.0.0.1:" + silent.getLocalPort()))) {
      assertRefused(salto, "no Kafka broker answers at 127.0.0.1:" + silent.getLocalPort());
    }
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (ServerSocket other = listen();
        ChildProcess salto =
            ChildProcess.start(folder, Map.of("SALTO_PORT", "" + other.getLocalPort()))) {
      assertRefused(salto, "port " + other.getLocalPort() + " of 127.0.0.1 cannot be had");
    }
  }

  @Test
  void aPortThatIsNoNumberIsNamed() throws Exception {
    try (ChildProcess salto = ChildProcess.start(folder, Map.of("SALTO_PORT", "eighty"))) {
      assertRefused(salto, "SALTO_PORT is 'eighty', which is no port");
    }
  }

  @Test
  void aDataFolderThatCannotBeWrittenToIsNamed() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    try (ChildProcess salto = ChildProcess.start(folder, Map.of("SALTO_DATA", "file/data"))) {
      assertRefused(salto, "the data folder " + file.resolve("data") + " cannot be written to");
    }
  }

  private static void assertRefused(ChildProcess salto, String why) throws Exception {
    assertThat(salto.endsWithin(REFUSES_WITHIN)).isTrue();
    assertThat(salto.exitCode()).isEqualTo(1);
    assertThat(salto.errorLines())
        .singleElement()
        .asString()
        .startsWith("Salto could not start: " + why);
    assertThat(salto.out()).doesNotContain("http://");
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
  }

  private static String health(String address) throws Exception {
    return get(address + "/actuator/health");
  }

  private static String get(String address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(address)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
