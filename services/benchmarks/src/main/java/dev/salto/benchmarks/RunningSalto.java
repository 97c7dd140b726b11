package dev.salto.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A Salto that was started as people start it, with {@code ./salto up}. */
final class RunningSalto implements AutoCloseable {

  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Duration took;
  private String address = "";
  private String kafka = "";

  /**
   * Starts it and waits for the address.
   *
   * @param script the {@code salto} script
   * @param data the folder to keep everything in
   * @throws IllegalStateException if it ends without an address
   */
  RunningSalto(Path script, Path data) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(script.toString(), "up").redirectErrorStream(true);
    builder.environment().put("SALTO_DATA", data.toString());
    // Not 0: the script records a start once the port that it was told answers.
    builder.environment().put("SALTO_PORT", String.valueOf(freePort()));
    builder.environment().remove("SALTO_KAFKA");
    long begin = System.nanoTime();
    process = builder.start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    long ready = 0;
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith("http://")) {
        ready = System.nanoTime();
        address = line.strip();
      }
      if (line.startsWith("Kafka listens at ")) {
        kafka = line.substring("Kafka listens at ".length()).strip();
        break;
      }
    }
    if (kafka.isEmpty()) {
      throw new IllegalStateException("Salto did not start:\n" + said);
    }
    took = Duration.ofNanos(ready - begin);
    Thread.ofVirtual().start(() -> drain(out));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void drain(BufferedReader out) {
    try {
      while (out.readLine() != null) {
        // What it says later is of no interest, but must not fill its pipe.
      }
    } catch (IOException e) {
      // It has stopped.
    }
  }

  /** From the command to the address. */
  Duration took() {
    return took;
  }

  String kafka() {
    return kafka;
  }

  URI at(String path) {
    return URI.create(address + path);
  }

  HttpClient http() {
    return http;
  }

  /** Resident memory of the process in MB, as the kernel tells it; 0 where there is no /proc. */
  long residentMegabytes() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /** Sends JSON in an organisation's name; anything but 2xx fails. */
  String send(String method, String path, String organisation, String json)
      throws IOException, InterruptedException {
    return send(method, path, organisation, "application/json", json);
  }

  /** Sends a file in an organisation's name; anything but 2xx fails. */
  String sendCsv(String path, String organisation, String csv)
      throws IOException, InterruptedException {
    return send("POST", path, organisation, "text/csv", csv);
  }

  /** The status with which a path answers. */
  int status(String path) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private String send(String method, String path, String organisation, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", type)
            .header("X-Salto-Organisation", organisation)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          method + " " + path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
