package dev.salto.dashboard;

import dev.salto.kit.ServiceMain;
import dev.salto.kit.view.View;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process's worth of services, on a port of its own. */
public final class Running implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  private Running(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts it with its database in this folder, and waits until it answers. */
  public static Running start(
      Class<?> service, Broker broker, Path data, Map<String, Object> settings) {
    Map<String, Object> properties = new HashMap<>(ServiceMain.DEFAULTS);
    properties.put("salto.bootstrap-servers", broker.address());
    properties.put("salto.data", data.toString());
    properties.put("server.port", 0);
    properties.putAll(settings);
    Running running =
        new Running(
            new SpringApplicationBuilder(service)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(properties)
                .run());
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            running.context.getBeansOfType(View.class).values().stream().allMatch(View::caughtUp));
    return running;
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public <B> B bean(Class<B> type) {
    return context.getBean(type);
  }

  /** Waits until every view shows what was written. */
  public void settle() {
    context.getBeansOfType(View.class).values().forEach(View::awaitAllEnds);
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  public HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public JsonNode json(String path) {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    client.shutdownNow();
    context.close();
  }
}
