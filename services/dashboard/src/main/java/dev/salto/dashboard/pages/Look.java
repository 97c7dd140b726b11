package dev.salto.dashboard.pages;

import dev.salto.dashboard.asking.Services;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who looks, in which language; and what the services answer to whom.
 *
 * @param organisation id of the organisation in whose name the reader looks; null for anybody
 * @param services asked in that name
 */
record Look(Words words, @Nullable String organisation, Services.Asking services) {

  /** Whether the reader looks in this organisation's name. */
  public boolean is(@Nullable String other) {
    return organisation != null && organisation.equals(other);
  }

  /**
   * What the API answers.
   *
   * @throws dev.salto.kit.problem.Problem what it refuses with
   */
  JsonNode get(Query query) {
    return services.get(query.text()).body();
  }

  /**
   * The place in the feed of what the lists of matches show now. Asked for first, before anything
   * else of a page: what comes in between is told twice rather than never.
   *
   * @param park of which the place is meant; null for all
   * @throws dev.salto.kit.problem.Problem what the API refuses with
   */
  String cursor(@Nullable String park) {
    return get(Query.of("matches").with("park", park).with("size", 1)).get("asOf").asString();
  }

  /**
   * Does something over the API.
   *
   * @throws dev.salto.kit.problem.Problem what it refuses with
   */
  JsonNode post(Query query, JsonNode body) {
    return services.post(query.text(), body).body();
  }

  /**
   * Sends a CSV file.
   *
   * @throws dev.salto.kit.problem.Problem what it refuses with
   */
  JsonNode post(Query query, byte[] file) {
    return services.post(query.text(), file, "text/csv").body();
  }
}
