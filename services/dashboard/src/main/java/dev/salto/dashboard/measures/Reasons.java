package dev.salto.dashboard.measures;

import dev.salto.dashboard.asking.Services;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Page;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/**
 * Why orders of a park are unmet, as the matcher answers.
 *
 * @param byOrder by order the open offers of the park, counted by the first criterion that each
 *     fails, in the criteria's order, then {@code MATCHED} and {@code HELD}
 * @param missing the code of the problem for which the matcher did not answer, null where it did
 */
record Reasons(Map<String, Map<String, Integer>> byOrder, @Nullable String missing) {

  /** Of a park where nothing is unmet. */
  static final Reasons NONE = new Reasons(Map.of(), null);

  private static final String PATH = "/api/v1/unmet-orders?park=%s&page=%d&size=" + Page.MOST;

  /** Asks the matcher, as somebody who need not say who they are: nothing here is a price. */
  static Reasons ask(Services services, String park) {
    Map<String, Map<String, Integer>> byOrder = new HashMap<>();
    String encoded = UriUtils.encode(park, "UTF-8");
    try {
      for (int page = 0, pages = 1; page < pages; page++) {
        JsonNode answer = services.as(null).get(PATH.formatted(encoded, page)).body();
        answer.path("items").forEach(it -> byOrder.put(it.path("order").asString(""), counts(it)));
        pages = Math.ceilDiv(answer.path("total").asInt(0), Page.MOST);
      }
      return new Reasons(byOrder, null);
    } catch (Problem problem) {
      return new Reasons(Map.of(), problem.code());
    }
  }

  private static Map<String, Integer> counts(JsonNode unmet) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    unmet
        .path("counts")
        .properties()
        .forEach(it -> {
          if (it.getValue().asInt(0) > 0) {
            counts.put(it.getKey(), it.getValue().asInt());
          }
        });
    return counts;
  }
}
