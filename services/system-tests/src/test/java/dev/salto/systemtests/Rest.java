package dev.salto.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a Salto over REST, in the name of an organisation or of nobody. Paths are those below {@code
 * /api/v1}, or the whole path of the registry and of health.
 */
public final class Rest {

  private static final Pattern OTHER_ROOTS = Pattern.compile("/(registry|actuator)/");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Supplier<String> address;
  private final Optional<String> organisation;

  private Rest(Supplier<String> address, Optional<String> organisation) {
    this.address = address;
    this.organisation = organisation;
  }

  /** Of the Salto at this address, in nobody's name. */
  public static Rest at(String address) {
    return new Rest(() -> address, Optional.empty());
  }

  /** Of a process, over its restarts, in nobody's name. */
  public static Rest of(RunningSalto salto) {
    return new Rest(salto::address, Optional.empty());
  }

  /** In the name of an organisation. */
  public Rest as(String id) {
    return new Rest(address, Optional.of(id));
  }

  /** What came back. */
  public record Answer(int status, String type, String text) {

    public JsonNode json() {
      return JsonMapper.shared().readTree(text);
    }

    /** Fails with the whole answer unless it is a success. */
    public Answer ok() {
      assertThat(status / 100).as(this::toString).isEqualTo(2);
      return this;
    }

    /** Fails unless it is a problem of this status and code. */
    public Answer problem(int expected, String code) {
      assertThat(type).as(this::toString).startsWith("application/problem+json");
      assertThat(status).as(this::toString).isEqualTo(expected);
      assertThat(json().path("status").asInt()).isEqualTo(expected);
      assertThat(json().path("code").asString("")).as(this::toString).isEqualTo(code);
      assertThat(json().path("detail").asString("")).isNotBlank();
      return this;
    }

    /** The errors of a problem or a report, as {@code field-or-column code}. */
    public List<String> errors() {
      return list(json().path("errors")).stream()
          .map(it ->
              it.path("field").asString(it.path("column").asString(""))
                  + " "
                  + it.path("code").asString())
          .toList();
    }
  }

  public Answer get(String path) {
    return send("GET", path, "application/json", BodyPublishers.noBody());
  }

  public Answer post(String path, String json) {
    return send("POST", path, "application/json", BodyPublishers.ofString(json));
  }

  public Answer put(String path, String json) {
    return send("PUT", path, "application/json", BodyPublishers.ofString(json));
  }

  /** Changes what stands as this entity tag says. */
  public Answer put(String path, String json, String ifMatch) {
    return send("PUT", path, "application/json", BodyPublishers.ofString(json), ifMatch);
  }

  /** The entity tag of what is there. */
  public String tag(String path) {
    try {
      return CLIENT
          .send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.discarding())
          .headers()
          .firstValue("ETag")
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Answer delete(String path) {
    return send("DELETE", path, "application/json", BodyPublishers.noBody());
  }

  public Answer send(String method, String path, String type, BodyPublisher body) {
    return send(method, path, type, body, null);
  }

  private Answer send(
      String method, String path, String type, BodyPublisher body, @Nullable String ifMatch) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).header("Content-Type", type).method(method, body);
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
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
  public List<JsonNode> items(String path) {
    JsonNode page = get(path + (path.contains("?") ? "&" : "?") + "size=200").ok().json();
    List<JsonNode> items = list(page.path("items"));
    assertThat(page.path("total").asInt()).isEqualTo(items.size());
    return items;
  }

  /** Where this path is. */
  public URI uri(String path) {
    return URI.create(
        address.get() + (OTHER_ROOTS.matcher(path).lookingAt() ? "" : "/api/v1") + path);
  }

  public static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
