package dev.salto.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks a service over HTTP in the name of an organisation.
 *
 * @param port where it listens on 127.0.0.1
 * @param organisation in whose name, null for nobody's
 */
public record Api(int port, String organisation) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** An answer. */
  public record Answer(int status, HttpResponse<String> response) {

    public String text() {
      return response.body();
    }

    public JsonNode json() {
      return JSON.readTree(response.body());
    }

    public ObjectNode object() {
      return (ObjectNode) json();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    public String etag() {
      return header("ETag");
    }

    /** Expects this status. */
    public Answer is(int expected) {
      assertThat(status).as(response.body()).isEqualTo(expected);
      return this;
    }

    /** Expects a problem of this status and code. */
    public Answer isProblem(int expected, String code) {
      is(expected);
      assertThat(header("Content-Type")).startsWith("application/problem+json");
      JsonNode problem = json();
      assertThat(problem.path("code").asString()).as(text()).isEqualTo(code);
      assertThat(problem.path("status").asInt()).isEqualTo(expected);
      assertThat(problem.path("detail").asString()).isNotBlank();
      return this;
    }

    /** Expects 422 with exactly these errors, each as {@code field CODE}. */
    public Answer isInvalid(String... errors) {
      isProblem(422, "INVALID");
      assertThat(errors()).as(text()).containsExactlyInAnyOrder(errors);
      return this;
    }

    /** The field errors, each as {@code field CODE}. */
    public List<String> errors() {
      return StreamSupport.stream(json().path("errors").spliterator(), false)
          .map(it ->
              it.path("field").asString(it.path("column").asString())
                  + " "
                  + it.path("code").asString())
          .toList();
    }

    /** The ids of the items of a list. */
    public List<String> ids() {
      List<String> ids = new ArrayList<>();
      is(200).json().get("items").forEach(item -> ids.add(item.path("id").asString()));
      return ids;
    }
  }

  /** The same service in the name of another. */
  public Api as(String other) {
    return new Api(port, other);
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer post(String path, JsonNode body) {
    return json("POST", path, body.toString());
  }

  public Answer post(String path, String body) {
    return json("POST", path, body);
  }

  public Answer put(String path, String ifMatch, JsonNode body) {
    return ifMatch == null
        ? json("PUT", path, body.toString())
        : send(
            "PUT",
            path,
            BodyPublishers.ofString(body.toString()),
            "Content-Type",
            "application/json",
            "If-Match",
            ifMatch);
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  /** Posts a file. */
  public Answer file(String path, String csv) {
    return file(path, csv.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Posts a file. */
  public Answer file(String path, byte[] csv) {
    return send("POST", path, BodyPublishers.ofByteArray(csv), "Content-Type", "text/csv");
  }

  private Answer json(String method, String path, String body) {
    return send(method, path, BodyPublishers.ofString(body), "Content-Type", "application/json");
  }

  /** Sends anything. */
  public Answer send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).method(method, body);
    if (organisation != null) {
      request.header("X-Salto-Organisation", organisation);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** JSON written with apostrophes for quotes. */
  public static ObjectNode object(String json) {
    return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
  }

  /** A JSON list written with apostrophes for quotes. */
  public static ArrayNode array(String json) {
    return (ArrayNode) JSON.readTree(json.replace('\'', '"'));
  }
}
