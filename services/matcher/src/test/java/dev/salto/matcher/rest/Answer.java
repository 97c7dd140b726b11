package dev.salto.matcher.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back over HTTP. */
record Answer(HttpResponse<String> response) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  static Answer get(String address, String who) {
    return send(HttpRequest.newBuilder(URI.create(address)), who);
  }

  static Answer post(String address, String body, String who) {
    return send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        who);
  }

  private static Answer send(HttpRequest.Builder request, String who) {
    if (who != null) {
      request.header("X-Salto-Organisation", who);
    }
    try {
      return new Answer(
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  int status() {
    return response.statusCode();
  }

  String text() {
    return response.body();
  }

  JsonNode json() {
    return JSON.readTree(response.body());
  }

  /** The stable code of a refusal; empty for an answer that is none. */
  String code() {
    return json().path("code").asString("");
  }

  List<JsonNode> items() {
    assertThat(status()).as(text()).isEqualTo(200);
    return json().get("items").valueStream().toList();
  }

  /** One field of each item. */
  List<String> items(String field) {
    return items().stream().map(item -> item.path(field).asString("")).toList();
  }

  /** That it is a refusal as problem+json. */
  Answer isRefused(int status, String code) {
    assertThat(status()).as(text()).isEqualTo(status);
    assertThat(code()).as(text()).isEqualTo(code);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    return this;
  }

  Answer isOk() {
    assertThat(status()).as(text()).isEqualTo(200);
    return this;
  }
}
