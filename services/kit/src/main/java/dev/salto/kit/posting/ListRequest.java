package dev.salto.kit.posting;

import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Page;
import dev.salto.kit.view.Selection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/**
 * What a list is asked for.
 *
 * @param park only this park's, null for all
 * @param status only these; empty for the standing ones, ALL for every one
 * @param q words to search for, null for none
 * @param filters further filters by name
 * @param page from 0
 * @param size 1 to 200
 */
public record ListRequest(
    @Nullable String park,
    List<String> status,
    @Nullable String q,
    Map<String, List<String>> filters,
    int page,
    int size) {

  private static final int USUAL = 50;

  /**
   * Reads the parameters of a request.
   *
   * @param statusName {@code status} or {@code state}
   * @throws Problem 400 {@code INVALID_PARAMETER} for one that is unknown or no number
   */
  public static ListRequest of(
      MultiValueMap<String, String> parameters, String statusName, Set<String> filters) {
    Set<String> known = new TreeSet<>(filters);
    known.addAll(List.of("park", statusName, "q", "page", "size"));
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        throw wrong("There is no parameter " + name + "; known are " + known + ".");
      }
    }
    Map<String, List<String>> given = new TreeMap<>();
    for (String filter : filters) {
      List<String> values = values(parameters, filter);
      if (!values.isEmpty()) {
        given.put(filter, values);
      }
    }
    List<String> parks = values(parameters, "park");
    if (parks.size() > 1) {
      throw wrong("park takes one value.");
    }
    return new ListRequest(
        parks.isEmpty() ? null : parks.getFirst(),
        values(parameters, statusName),
        parameters.getFirst("q"),
        given,
        number(parameters, "page", 0, 0, Integer.MAX_VALUE / Page.MOST),
        number(parameters, "size", USUAL, 1, Page.MOST));
  }

  /** Reads the parameters of a request for postings. */
  public static ListRequest of(MultiValueMap<String, String> parameters, Set<String> filters) {
    return of(parameters, "status", filters);
  }

  /** The documents that are asked for, where these statuses are the standing ones. */
  public Selection selection(List<String> standing) {
    List<String> wanted = status.isEmpty() ? standing : status;
    Selection selection = Selection.all().park(park).search(q);
    if (!wanted.contains("ALL")) {
      selection = selection.status(wanted.toArray(String[]::new));
    }
    for (Map.Entry<String, List<String>> filter : filters.entrySet()) {
      selection = selection.tag(filter.getKey(), filter.getValue().toArray(String[]::new));
    }
    return selection;
  }

  private static List<String> values(MultiValueMap<String, String> parameters, String name) {
    return parameters.getOrDefault(name, List.of()).stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private static int number(
      MultiValueMap<String, String> parameters, String name, int usual, int least, int most) {
    String value = parameters.getFirst(name);
    if (value == null || value.isBlank()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw wrong(name + " must be a whole number from " + least + " to " + most + ".");
  }

  private static Problem wrong(String detail) {
    return Problem.of(HttpStatus.BAD_REQUEST, "INVALID_PARAMETER", detail);
  }
}
