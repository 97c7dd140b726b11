package dev.salto.dashboard.gateway;

import dev.salto.dashboard.asking.Addresses;
import dev.salto.dashboard.asking.Service;
import dev.salto.kit.problem.BodyTooLargeException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passes what another service answers on to it, and its answer back as it comes: status, headers
 * and body, a problem like anything else. A filter rather than a controller, so that nothing reads
 * the form that an upload may come in before it is passed on.
 */
public final class Gateway extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** RFC 9110, 7.6.1: what is between two neighbours only; and what the client sets itself. */
  private static final Set<String> BETWEEN_NEIGHBOURS =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "expect",
          "host",
          "content-length");

  private final Addresses addresses;
  private final HttpClient client;
  private final JsonMapper json;

  public Gateway(Addresses addresses, HttpClient client, JsonMapper json) {
    this.addresses = addresses;
    this.client = client;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return Service.of(request.getServletPath()).isEmpty();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpResponse<InputStream> answer;
    try {
      answer = client.send(onward(request), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      refuse(request, response, e);
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problem(response, HttpStatus.SERVICE_UNAVAILABLE, "STOPPING", "The service is stopping.");
      return;
    }
    try (InputStream body = answer.body()) {
      response.setStatus(answer.statusCode());
      Set<String> dropped = dropped(answer.headers().allValues(HttpHeaders.CONNECTION));
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!dropped.contains(name.toLowerCase(Locale.ROOT))) {
              values.forEach(value -> response.addHeader(name, value));
            }
          });
      answer
          .headers()
          .firstValueAsLong(HttpHeaders.CONTENT_LENGTH)
          .ifPresent(response::setContentLengthLong);
      body.transferTo(response.getOutputStream());
    }
  }

  /** By the path as the server understood it, so that no dots lead out of the API. */
  private HttpRequest onward(HttpServletRequest request) throws IOException {
    String path = request.getServletPath();
    String query = request.getQueryString();
    HttpRequest.Builder onward =
        HttpRequest.newBuilder(
                URI.create(addresses.of(path) + encoded(path) + (query == null ? "" : "?" + query)))
            .timeout(PATIENCE)
            .method(request.getMethod(), body(request));
    Set<String> dropped = dropped(Collections.list(request.getHeaders(HttpHeaders.CONNECTION)));
    for (String name : Collections.list(request.getHeaderNames())) {
      if (!dropped.contains(name.toLowerCase(Locale.ROOT))) {
        Collections.list(request.getHeaders(name)).forEach(value -> onward.header(name, value));
      }
    }
    return onward.build();
  }

  /** All but letters and digits, so that the next server cannot read a parameter off a segment. */
  private static String encoded(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(segment -> UriUtils.encode(segment, StandardCharsets.UTF_8))
        .collect(Collectors.joining("/"));
  }

  private static BodyPublisher body(HttpServletRequest request) throws IOException {
    long length = request.getContentLengthLong();
    if (length == 0 || length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
      return BodyPublishers.noBody();
    }
    InputStream in = request.getInputStream();
    BodyPublisher streamed = BodyPublishers.ofInputStream(() -> in);
    return length < 0 ? streamed : BodyPublishers.fromPublisher(streamed, length);
  }

  private static Set<String> dropped(List<String> connection) {
    Set<String> dropped = new TreeSet<>(BETWEEN_NEIGHBOURS);
    for (String value : connection) {
      for (String name : value.split(",")) {
        dropped.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    return dropped;
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, IOException e)
      throws IOException {
    BodyTooLargeException large = cause(e, BodyTooLargeException.class);
    if (large != null) {
      problem(response, HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", large.detail());
      return;
    }
    LOG.warn("{} {} was not passed on: {}", request.getMethod(), request.getServletPath(), e);
    if (e instanceof ConnectException || e instanceof HttpConnectTimeoutException) {
      problem(
          response,
          HttpStatus.SERVICE_UNAVAILABLE,
          "SERVICE_UNREACHABLE",
          "The service that answers this cannot be reached; nothing was done. Ask again.");
    } else if (e instanceof HttpTimeoutException) {
      problem(
          response,
          HttpStatus.GATEWAY_TIMEOUT,
          "SERVICE_SILENT",
          "The service did not answer in time; read again what became of it.");
    } else {
      problem(
          response,
          HttpStatus.BAD_GATEWAY,
          "SERVICE_BROKE_OFF",
          "The service broke off before it answered; read again what became of it.");
    }
  }

  private static <E extends Throwable> @Nullable E cause(Throwable thrown, Class<E> type) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }

  private void problem(HttpServletResponse response, HttpStatus status, String code, String detail)
      throws IOException {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
    body.setProperty("code", code);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
    }
    json.writeValue(response.getOutputStream(), body);
  }
}
