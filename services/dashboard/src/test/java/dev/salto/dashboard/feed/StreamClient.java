package dev.salto.dashboard.feed;

import dev.salto.dashboard.Running;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a stream as a browser's EventSource does. */
final class StreamClient implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final List<JsonNode> unmet = new CopyOnWriteArrayList<>();
  private final List<String> comments = new CopyOnWriteArrayList<>();
  private final Stream<String> lines;
  private final int status;
  private final String body;
  private volatile String lastEventId;
  private volatile boolean ended;

  private StreamClient(HttpRequest request, String lastEventId) throws Exception {
    this.lastEventId = lastEventId;
    HttpResponse<Stream<String>> response =
        CLIENT.send(request, HttpResponse.BodyHandlers.ofLines());
    status = response.statusCode();
    lines = response.body();
    if (status == 200) {
      body = "";
      // Taken before anybody can close it.
      Iterator<String> each = lines.iterator();
      Thread.ofVirtual().start(() -> read(each));
    } else {
      body = String.join("\n", lines.toList());
      ended = true;
    }
  }

  /** Opens a stream; a null id is that of somebody who was never here. */
  static StreamClient open(Running running, String query, String lastEventId) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(running.uri("/api/v1/match-events" + query))
            .header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    return new StreamClient(request.build(), lastEventId);
  }

  private void read(Iterator<String> each) {
    StringBuilder data = new StringBuilder();
    String[] id = {null};
    AtomicReference<List<JsonNode>> kind = new AtomicReference<>(events);
    try {
      each.forEachRemaining(line -> {
        if (line.isEmpty()) {
          if (id[0] != null) {
            lastEventId = id[0];
          }
          if (!data.isEmpty()) {
            kind.get().add(JSON.readTree(data.toString()));
            data.setLength(0);
          }
          kind.set(events);
        } else if (line.startsWith(":")) {
          comments.add(line);
        } else if (line.equals("event: unmet-order")) {
          kind.set(unmet);
        } else if (line.startsWith("id: ")) {
          id[0] = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data.append(line.substring(6));
        } else {
          throw new IllegalStateException("not in this feed's stream: " + line);
        }
      });
    } catch (UncheckedIOException e) {
      // One of both sides went away: an end like any other.
    }
    ended = true;
  }

  int status() {
    return status;
  }

  String body() {
    return body;
  }

  String lastEventId() {
    return lastEventId;
  }

  int comments() {
    return comments.size();
  }

  boolean ended() {
    return ended;
  }

  /** The ids of the events so far. */
  List<String> ids() {
    return events.stream().map(event -> event.path("id").asString("")).toList();
  }

  /** The unmet orders that were told so far, each with its lots, such as {@code a: 2}. */
  List<String> unmet() {
    return unmet.stream()
        .map(it -> it.path("order").asString("") + ": " + it.path("lots").asInt())
        .toList();
  }

  @Override
  public void close() {
    lines.close();
  }
}
