package dev.salto.dashboard.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * One page of a list of the API.
 *
 * @param total how many there are on all pages
 * @param page its number, from 0
 * @param size how many a page takes
 */
public record Listing<E>(List<E> items, long total, int page, int size) {

  /** Rows of a page. */
  static final int SIZE = 50;

  static <E> Listing<E> of(JsonNode answer, Function<JsonNode, E> row) {
    List<E> items = new ArrayList<>();
    answer.get("items").forEach(it -> items.add(row.apply(it)));
    return new Listing<>(
        items,
        answer.get("total").asLong(),
        answer.get("page").asInt(),
        answer.get("size").asInt());
  }

  /** Whether there is a page behind this one. */
  public boolean more() {
    return (page + 1L) * size < total;
  }
}
