package dev.salto.kit.feed;

import dev.salto.kit.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/**
 * A place in the feed of match events: the last sequence seen of each park. What comes after it are
 * the events with a higher sequence in their park, and all of a park that it does not name; so it
 * holds after a view was built anew. To clients it is an opaque text.
 *
 * @param seen last sequence seen, by park
 */
public record FeedCursor(SortedMap<String, Long> seen) {

  /** Before everything. */
  public static final FeedCursor START = new FeedCursor(new TreeMap<>());

  public FeedCursor {
    seen = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(seen));
  }

  /** The place behind one more event. */
  public FeedCursor after(String park, long sequence) {
    SortedMap<String, Long> next = new TreeMap<>(seen);
    next.merge(park, sequence, Math::max);
    return new FeedCursor(next);
  }

  /** The place behind what either has seen. */
  public FeedCursor and(FeedCursor other) {
    SortedMap<String, Long> next = new TreeMap<>(seen);
    other.seen.forEach((park, sequence) -> next.merge(park, sequence, Math::max));
    return new FeedCursor(next);
  }

  /** Whether this event still comes after it. */
  public boolean isBefore(String park, long sequence) {
    return seen.getOrDefault(park, 0L) < sequence;
  }

  /** Whether it has seen all that the other has. */
  public boolean reaches(FeedCursor other) {
    return other.seen.entrySet().stream()
        .noneMatch(entry -> isBefore(entry.getKey(), entry.getValue()));
  }

  /** What of it is about one park. */
  public FeedCursor of(String park) {
    Long sequence = seen.get(park);
    return sequence == null ? START : START.after(park, sequence);
  }

  /** The text for clients. */
  public String text() {
    String plain =
        seen.entrySet().stream()
            .map(entry -> entry.getKey() + ":" + entry.getValue())
            .collect(Collectors.joining(","));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("1;" + plain).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a client's text.
   *
   * @throws Problem 400 {@code INVALID_CURSOR} if it is none
   */
  public static FeedCursor parse(String text) {
    try {
      String plain =
          new String(Base64.getUrlDecoder().decode(text.strip()), StandardCharsets.UTF_8);
      if (!plain.startsWith("1;")) {
        throw new IllegalArgumentException(plain);
      }
      SortedMap<String, Long> seen = new TreeMap<>();
      for (String entry : plain.substring(2).split(",")) {
        if (!entry.isEmpty()) {
          int colon = entry.lastIndexOf(':');
          seen.put(entry.substring(0, colon), Long.parseLong(entry.substring(colon + 1)));
        }
      }
      return new FeedCursor(seen);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "INVALID_CURSOR",
          "The cursor is none of this feed; leave it out to start anew.");
    }
  }
}
