package dev.salto.systemtests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a running Salto over HTTP. Every answer but 2xx is an {@link IllegalStateException} with all
 * that was said.
 *
 * @param address such as {@code http://127.0.0.1:8080}
 */
public record Rest(String address) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Reads, as anybody. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return answer(request(path).build());
  }

  /** Sends JSON in an organisation's name. */
  public JsonNode send(String method, String path, String organisation, String json)
      throws IOException, InterruptedException {
    return answer(
        request(path)
            .header("Content-Type", "application/json")
            .header("X-Salto-Organisation", organisation)
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "application/json");
  }

  private static JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "%s %s: %d %s"
              .formatted(request.method(), request.uri(), answer.statusCode(), answer.body()));
    }
    return JsonMapper.shared().readTree(answer.body());
  }
}
