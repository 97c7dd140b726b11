package dev.salto.systemtests.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.systemtests.RunningSalto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a Salto over REST, in the name of an organisation or of nobody. */
final class Rest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final RunningSalto salto;
  private final Optional<String> organisation;

  private Rest(RunningSalto salto, Optional<String> organisation) {
    this.salto = salto;
    this.organisation = organisation;
  }

  /** In nobody's name. */
  static Rest of(RunningSalto salto) {
    return new Rest(salto, Optional.empty());
  }

  /** In the name of an organisation. */
  Rest as(String id) {
    return new Rest(salto, Optional.of(id));
  }

  /** What came back. */
  record Answer(int status, String type, String text) {

    JsonNode json() {
      return JsonMapper.shared().readTree(text);
    }

    /** Fails with the whole answer unless it is a success. */
    Answer ok() {
      assertThat(status / 100).as(this::toString).isEqualTo(2);
      return this;
    }

    /** Fails unless it is a problem of this status and code. */
    Answer problem(int expected, String code) {
      assertThat(type).as(this::toString).startsWith("application/problem+json");
      assertThat(status).as(this::toString).isEqualTo(expected);
      assertThat(json().path("status").asInt()).isEqualTo(expected);
      assertThat(json().path("code").asString("")).as(this::toString).isEqualTo(code);
      assertThat(json().path("detail").asString("")).isNotBlank();
      return this;
    }

    /** The errors of a problem or a report, as {@code field-or-column code}. */
    List<String> errors() {
      return list(json().path("errors")).stream()
          .map(it ->
              it.path("field").asString(it.path("column").asString(""))
                  + " "
                  + it.path("code").asString())
          .toList();
    }
  }

  Answer get(String path) {
    return send("GET", path, "application/json", BodyPublishers.noBody());
  }

  Answer post(String path, String json) {
    return send("POST", path, "application/json", BodyPublishers.ofString(json));
  }

  Answer put(String path, String json) {
    return send("PUT", path, "application/json", BodyPublishers.ofString(json));
  }

  Answer delete(String path) {
    return send("DELETE", path, "application/json", BodyPublishers.noBody());
  }

  Answer send(String method, String path, String type, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(path)).header("Content-Type", type).method(method, body);
    organisation.ifPresent(id -> request.header("X-Salto-Organisation", id));
    try {
      HttpResponse<String> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse(""),
          answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The items of a list that fits on one page of 200. */
  List<JsonNode> items(String path) {
    JsonNode page = get(path + (path.contains("?") ? "&" : "?") + "size=200").ok().json();
    List<JsonNode> items = list(page.path("items"));
    assertThat(page.path("total").asInt()).isEqualTo(items.size());
    return items;
  }

  URI at(String path) {
    return URI.create(salto.address() + "/api/v1" + path);
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
