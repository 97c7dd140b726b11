package dev.salto.dashboard.asking;

import dev.salto.kit.asking.CallerResolver;
import dev.salto.kit.problem.Problem;
import dev.salto.schemas.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the services over their REST API, in the name of who looks. */
public final class Services {

  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Set<String> MEMBERS =
      Set.of("type", "title", "status", "detail", "instance", "code", "errors");

  private final Addresses addresses;
  private final HttpClient client;
  private final JsonMapper json;

  public Services(Addresses addresses, HttpClient client, JsonMapper json) {
    this.addresses = addresses;
    this.client = client;
    this.json = json;
  }

  /**
   * What a service answered.
   *
   * @param body its JSON; a missing node where it has none
   * @param etag the entity tag to change this state with, null where it has none
   */
  public record Answer(JsonNode body, @Nullable String etag) {}

  /**
   * A file that a service handed out.
   *
   * @param disposition how it is to be saved, as {@code Content-Disposition} has it
   */
  public record FileAnswer(byte[] content, String mediaType, String disposition) {}

  /**
   * Asks in the name of an organisation.
   *
   * @param organisation its id, null for somebody who does not say who they are
   */
  public Asking as(@Nullable String organisation) {
    return new Asking(organisation);
  }

  /**
   * Questions in one name. A path begins with {@code /api/v1/} and is encoded, query included.
   * Every method throws the {@link Problem} that the service answers with, or 503 {@code
   * SERVICE_UNREACHABLE} where it does not answer.
   */
  public final class Asking {

    private final @Nullable String organisation;

    private Asking(@Nullable String organisation) {
      this.organisation = organisation;
    }

    public Answer get(String path) {
      return send(request(path).GET());
    }

    public Answer post(String path, JsonNode body) {
      return send(request(path).POST(json(body)).header(HttpHeaders.CONTENT_TYPE, JSON));
    }

    /** Sends a file, such as one to import, whole. */
    public Answer post(String path, byte[] file, String contentType) {
      return send(
          request(path)
              .POST(HttpRequest.BodyPublishers.ofByteArray(file))
              .header(HttpHeaders.CONTENT_TYPE, contentType));
    }

    /** Sends a document with its file, as the parts {@code document} and {@code file} of a form. */
    public Answer post(String path, JsonNode document, byte[] file) {
      String boundary = "salto-" + UUID.randomUUID();
      byte[] form = form(boundary, document.toString().getBytes(StandardCharsets.UTF_8), file);
      return post(path, form, MediaType.MULTIPART_FORM_DATA_VALUE + "; boundary=" + boundary);
    }

    /** Fetches a file that is kept. */
    public FileAnswer file(String path) {
      HttpResponse<byte[]> response = exchange(request(path).GET());
      if (response.statusCode() >= 400) {
        throw problem(response.statusCode(), read(response));
      }
      return new FileAnswer(
          response.body(),
          response
              .headers()
              .firstValue(HttpHeaders.CONTENT_TYPE)
              .orElse("application/octet-stream"),
          response.headers().firstValue(HttpHeaders.CONTENT_DISPOSITION).orElse("attachment"));
    }

    /**
     * Changes what has this entity tag.
     *
     * @param etag null where there is none yet
     */
    public Answer put(String path, JsonNode body, @Nullable String etag) {
      return send(
          matching(etag, request(path)).PUT(json(body)).header(HttpHeaders.CONTENT_TYPE, JSON));
    }

    /** Withdraws what has this entity tag. */
    public Answer delete(String path, @Nullable String etag) {
      return send(matching(etag, request(path)).DELETE());
    }

    private HttpRequest.Builder request(String path) {
      String plain = path.replaceFirst("\\?.*", "");
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(addresses.of(plain) + path))
              .timeout(PATIENCE)
              .header(HttpHeaders.ACCEPT, JSON + ", */*;q=0.5");
      return organisation == null ? request : request.header(CallerResolver.HEADER, organisation);
    }
  }

  private static HttpRequest.Builder matching(@Nullable String etag, HttpRequest.Builder request) {
    return etag == null ? request : request.header(HttpHeaders.IF_MATCH, etag);
  }

  private static HttpRequest.BodyPublisher json(JsonNode body) {
    return HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8);
  }

  private static byte[] form(String boundary, byte[] document, byte[] file) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    part(form, boundary, "name=\"document\"", JSON, document);
    part(form, boundary, "name=\"file\"; filename=\"file\"", "application/octet-stream", file);
    form.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return form.toByteArray();
  }

  private static void part(
      ByteArrayOutputStream form, String boundary, String name, String type, byte[] content) {
    String head =
        "--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, name, type);
    form.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    form.writeBytes(content);
    form.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private Answer send(HttpRequest.Builder request) {
    HttpResponse<byte[]> response = exchange(request);
    JsonNode body = read(response);
    if (response.statusCode() >= 400) {
      throw problem(response.statusCode(), body);
    }
    return new Answer(body, response.headers().firstValue(HttpHeaders.ETAG).orElse(null));
  }

  private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw Problem.unavailable(
          "SERVICE_UNREACHABLE", "The service that answers this cannot be reached; ask again.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("STOPPING", "The service is stopping.");
    }
  }

  private JsonNode read(HttpResponse<byte[]> response) {
    try {
      return json.readTree(response.body());
    } catch (JacksonException e) {
      throw Problem.of(
          HttpStatus.BAD_GATEWAY,
          "SERVICE_UNREADABLE",
          "The service answered " + response.statusCode() + " with what is no JSON.");
    }
  }

  private Problem problem(int code, JsonNode body) {
    HttpStatus known = HttpStatus.resolve(code);
    HttpStatus status = known == null ? HttpStatus.BAD_GATEWAY : known;
    List<Violation> errors = new ArrayList<>();
    Map<String, Object> more = new HashMap<>();
    for (JsonNode error : body.path("errors")) {
      if (error.hasNonNull("field")) {
        errors.add(
            new Violation(
                error.path("field").asString(""),
                error.path("code").asString(""),
                error.path("message").asString("")));
      } else {
        // Not of fields but, say, of the rows of a file.
        more.put("errors", body.path("errors"));
      }
    }
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      if (!MEMBERS.contains(member.getKey())) {
        more.put(member.getKey(), member.getValue());
      }
    }
    return Problem.of(
        status,
        body.path("code").asString(status.name()),
        body.path("detail").asString(status.getReasonPhrase()),
        errors,
        more);
  }
}
