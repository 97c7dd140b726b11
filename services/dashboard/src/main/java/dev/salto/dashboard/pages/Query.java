package dev.salto.dashboard.pages;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** A path of the API with its parameters; what is not given is left out. */
final class Query {

  private final UriComponentsBuilder address = UriComponentsBuilder.fromPath("/api/v1");

  private Query() {}

  /** A query to the path of these segments, as they are. */
  static Query of(String... segments) {
    Query query = new Query();
    for (String segment : segments) {
      query.address.path("/" + UriUtils.encode(segment, StandardCharsets.UTF_8));
    }
    return query;
  }

  /** Adds a parameter; null and blank are none. */
  Query with(String name, @Nullable Object value) {
    if (value != null && !value.toString().isBlank()) {
      address.queryParam(name, UriUtils.encode(value.toString(), StandardCharsets.UTF_8));
    }
    return this;
  }

  /** Asks for a page of a list, of as many rows as a page of ours has. */
  Query page(int page) {
    return with("page", page).with("size", Listing.SIZE);
  }

  /** The encoded address. */
  String text() {
    return address.build(true).toUriString();
  }
}
