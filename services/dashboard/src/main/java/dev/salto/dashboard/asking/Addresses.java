package dev.salto.dashboard.asking;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Where the services are: each at the address that its property names, or, where none is named, all
 * of them in this process.
 */
public final class Addresses {

  private final Environment environment;
  private final Map<Service, URI> named = new EnumMap<>(Service.class);

  /**
   * The addresses that this environment names.
   *
   * @throws IllegalStateException if it names some of them but not all, or one that is no URL
   */
  public Addresses(Environment environment) {
    this.environment = environment;
    List<String> missing = new ArrayList<>();
    for (Service service : Service.values()) {
      String address = address(environment, service);
      if (address == null) {
        missing.add(service.property() + " (" + service.variable() + ")");
      } else {
        named.put(service, url(service, address));
      }
    }
    if (!named.isEmpty() && !missing.isEmpty()) {
      throw new IllegalStateException(
          "The addresses of the services are named but for these: set "
              + String.join(", ", missing)
              + " too.");
    }
  }

  /** Whether the services run elsewhere. */
  public boolean elsewhere() {
    return !named.isEmpty();
  }

  /** The address, without a slash at its end, of who answers this path. */
  public URI of(String path) {
    return Service.of(path).map(named::get).orElseGet(this::own);
  }

  private URI own() {
    String port = environment.getRequiredProperty("local.server.port");
    String bound = environment.getProperty("server.address", "127.0.0.1");
    try {
      InetAddress address = InetAddress.getByName(bound);
      String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
      return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("server.address is " + bound + ", which is no address.", e);
    }
  }

  private static @Nullable String address(Environment environment, Service service) {
    String address = environment.getProperty(service.property());
    if (address == null || address.isBlank()) {
      address = environment.getProperty(service.variable());
    }
    return address == null || address.isBlank() ? null : address.strip();
  }

  private static URI url(Service service, String address) {
    try {
      URI url = URI.create(address.endsWith("/") ? address.replaceAll("/+$", "") : address);
      if (("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
          && url.getHost() != null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Told below, like a URL of another kind.
    }
    throw new IllegalStateException(
        "%s (%s) is %s; an address such as http://%s:8080 is expected."
            .formatted(
                service.property(),
                service.variable(),
                address,
                service.name().toLowerCase(java.util.Locale.ROOT)));
  }
}
