package dev.salto.dashboard.feed;

import dev.salto.kit.feed.FeedCursor;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.Projection;
import dev.salto.kit.view.Selection;
import dev.salto.kit.view.View;
import dev.salto.records.MatchEvent;
import dev.salto.schemas.Topics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;

/** Every match event there was, as the view keeps them: by park and sequence. */
public final class KeptEvents {

  /** Keeps every event, under a key that sorts as the sequence does. */
  public static final Projection<MatchEvent> PROJECTION =
      Projection.of(Topics.MATCH_EVENTS, MatchEvent::getId, MatchEvent::getPark)
          .key(event -> key(event.getPark(), event.getSequence()))
          .status(MatchEvent::getType)
          .at(MatchEvent::getAt)
          .tags(FeedFilter::tags);

  private static final Comparator<MatchEvent> BY_TIME =
      Comparator.comparing(MatchEvent::getAt).thenComparing(MatchEvent::getPark);

  private final View view;

  /** The events of a view that has {@link #PROJECTION}. */
  public KeptEvents(View view) {
    this.view = view;
  }

  /**
   * Events that follow one another.
   *
   * @param events those of one park by sequence, and between parks the earlier one first
   * @param complete whether there were no more
   */
  record Batch(List<MatchEvent> events, boolean complete) {}

  /** Up to {@code most} events that come after this place and pass the filter. */
  Batch after(FeedCursor cursor, FeedFilter filter, int most) {
    PriorityQueue<Deque<MatchEvent>> parks =
        new PriorityQueue<>(Comparator.comparing(Deque::getFirst, BY_TIME));
    boolean complete = true;
    for (String park : parks()) {
      if (filter.concerns(park)) {
        List<Document<MatchEvent>> found =
            view.documents()
                .range(
                    Topics.MATCH_EVENTS,
                    filter.selection(park),
                    key(park, cursor.seen().getOrDefault(park, 0L)),
                    key(park, Long.MAX_VALUE),
                    most);
        complete &= found.size() < most;
        Deque<MatchEvent> events = new ArrayDeque<>();
        found.stream().map(Document::record).filter(Objects::nonNull).forEach(events::add);
        if (!events.isEmpty()) {
          parks.add(events);
        }
      }
    }
    List<MatchEvent> merged = new ArrayList<>();
    while (!parks.isEmpty() && merged.size() < most) {
      Deque<MatchEvent> earliest = parks.remove();
      merged.add(earliest.removeFirst());
      if (!earliest.isEmpty()) {
        parks.add(earliest);
      }
    }
    return new Batch(merged, complete && parks.isEmpty());
  }

  /** The place behind all that is kept now. */
  FeedCursor end() {
    FeedCursor end = FeedCursor.START;
    for (String park : parks()) {
      MatchEvent last =
          view.documents()
              .last(
                  Topics.MATCH_EVENTS,
                  Selection.all().park(park),
                  key(park, 0),
                  key(park, Long.MAX_VALUE))
              .map(Document::record)
              .orElse(null);
      if (last != null) {
        end = end.after(park, last.getSequence());
      }
    }
    return end;
  }

  /** Without a policy nothing is matched: every park with an event has one. */
  List<String> parks() {
    return view.documents().all(Topics.PARK_POLICIES, Selection.all()).stream()
        .map(Document::park)
        .filter(Objects::nonNull)
        .toList();
  }

  private static String key(String park, long sequence) {
    return "%s-%019d".formatted(park, sequence);
  }
}
