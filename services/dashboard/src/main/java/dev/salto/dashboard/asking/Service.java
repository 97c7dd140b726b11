package dev.salto.dashboard.asking;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The services beside this one, and which of them answers what. */
public enum Service {
  OFFERS,
  SCENARIOS,
  ORDERS,
  PILOTS,
  MATCHER;

  /** The first line that fits counts; what fits none is the dashboard's own or nobody's. */
  private static final Map<PathPattern, Optional<Service>> TABLE =
      table(
          """
          /api/v1/match-events          -
          /api/v1/parks/{park}/funnel   -
          /api/v1/parks/{park}/measures -
          /api/v1/measures/**           -
          /api/v1/pipeline/**           -
          /api/v1/ocds/**               -
          /api/v1/offers/preview        MATCHER
          /api/v1/offers/{id}/gaps      MATCHER
          /api/v1/orders/preview        MATCHER
          /api/v1/orders/{id}/gaps      MATCHER
          /api/v1/orders/{id}/shortlist MATCHER
          /api/v1/matches/**            MATCHER
          /api/v1/explanations/**       MATCHER
          /api/v1/unmet-orders/**       MATCHER
          /api/v1/prospects/**          MATCHER
          /api/v1/offers/**             OFFERS
          /api/v1/planned-projects/**   OFFERS
          /api/v1/follows/**            OFFERS
          /api/v1/consents/**           OFFERS
          /api/v1/orders/**             ORDERS
          /api/v1/verifications/**      ORDERS
          /api/v1/pilots/**             PILOTS
          /api/v1/scenarios/**          SCENARIOS
          /api/v1/facilities/**         SCENARIOS
          /api/v1/organisations/**      SCENARIOS
          /api/v1/parks/**              SCENARIOS
          /api/v1/vocabularies/**       SCENARIOS
          /registry/**                  SCENARIOS
          """);

  /** The service that answers this path; empty for what the dashboard answers itself. */
  public static Optional<Service> of(String path) {
    PathContainer parsed = PathContainer.parsePath(path);
    return TABLE.entrySet().stream()
        .filter(line -> line.getKey().matches(parsed))
        .findFirst()
        .flatMap(Map.Entry::getValue);
  }

  /** The property that says where it is, such as {@code salto.services.offers}. */
  String property() {
    return "salto.services." + name().toLowerCase(Locale.ROOT);
  }

  /** The variable that says the same, such as {@code SALTO_OFFERS_URL}. */
  String variable() {
    return "SALTO_" + name() + "_URL";
  }

  private static Map<PathPattern, Optional<Service>> table(String lines) {
    Map<PathPattern, Optional<Service>> table = new LinkedHashMap<>();
    for (String line : lines.lines().toList()) {
      String[] cells = line.split("\\s+");
      table.put(
          PathPatternParser.defaultInstance.parse(cells[0]),
          cells[1].equals("-") ? Optional.empty() : Optional.of(valueOf(cells[1])));
    }
    return table;
  }
}
