package dev.salto.dashboard.pages;

import dev.salto.dashboard.demand.Demand;
import dev.salto.dashboard.demand.DemandFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/**
 * Unmet orders that an organisation follows.
 *
 * @param fields names of the fields, none for all
 * @param address of the page with just these orders
 * @param filter what passes is followed
 * @param seenAt what came to be unmet after it is new
 * @param fresh how many are new
 */
public record FollowRow(
    String id,
    MatchRow.Named park,
    List<String> fields,
    String address,
    DemandFilter filter,
    Instant seenAt,
    long fresh) {

  static FollowRow of(JsonNode follow, Demand demand, Words words) {
    String park = follow.get("park").asString();
    List<String> fields = new ArrayList<>();
    follow.path("fields").forEach(it -> fields.add(it.asString()));
    DemandFilter filter = DemandFilter.of(park, fields, null);
    Instant seenAt = Instant.parse(follow.get("seenAt").asString());
    return new FollowRow(
        follow.get("id").asString(),
        new MatchRow.Named(park, words.park(park)),
        fields.stream().map(words::field).toList(),
        UriComponentsBuilder.fromPath("/unmet-orders")
            .queryParam("park", park)
            .queryParam("field", fields)
            .build()
            .encode()
            .toUriString(),
        filter,
        seenAt,
        demand.since(filter, seenAt));
  }
}
