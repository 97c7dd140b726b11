package dev.salto.dashboard.feed;

import dev.salto.dashboard.feed.Tail.Told;
import dev.salto.kit.feed.FeedCursor;
import dev.salto.records.MatchEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * One open stream: it pulls events at its own pace, from the view while it is behind and from the
 * tail near the head, and holds up nobody else where its client does not read.
 */
final class Reader {

  private static final int PAGE = 200;

  private final Tail tail;
  private final KeptEvents kept;
  private final FeedFilter filter;
  private final UnmetOrders unmet;
  private final Wanted wanted;
  private final OutputStream out;
  private final Duration heartbeat;
  private FeedCursor seen;
  private long place = Tail.BEHIND;
  private long unmetPlace = UnmetOrders.START;
  private long beatAt;

  Reader(
      Tail tail,
      KeptEvents kept,
      FeedFilter filter,
      UnmetOrders unmet,
      Wanted wanted,
      FeedCursor from,
      OutputStream out,
      Duration heartbeat) {
    this.tail = tail;
    this.kept = kept;
    this.filter = filter;
    this.unmet = unmet;
    this.wanted = wanted;
    this.seen = from;
    this.out = out;
    this.heartbeat = heartbeat;
  }

  /**
   * Writes until the feed is closed, or it is no longer known which orders were met since the
   * client took anything: it comes again and begins with what stands.
   *
   * @throws IOException if the client left, or took nothing for as long as the server waits
   */
  void run() throws IOException, InterruptedException {
    beat();
    while (!tail.isClosed()) {
      long change = tail.changes();
      if (!readUnmet()) {
        return;
      }
      if (place == Tail.BEHIND) {
        place = tail.join(seen, filter);
      }
      if (place == Tail.BEHIND) {
        readKept();
      } else {
        readTail(wanted.isEmpty() ? Long.MAX_VALUE : change);
      }
      if (System.nanoTime() >= beatAt) {
        beat();
      }
    }
  }

  /** False if this reader is too far behind. */
  private boolean readUnmet() throws IOException {
    if (wanted.isEmpty()) {
      return true;
    }
    UnmetOrders.News news = unmet.after(unmetPlace);
    if (news == null) {
      return false;
    }
    List<UnmetOrders.Told> told =
        unmetPlace == UnmetOrders.START ? wanted.begin(news.told()) : wanted.passing(news.told());
    for (UnmetOrders.Told one : told) {
      // Without an id: the place stays the one among the match events.
      write("event: unmet-order\ndata: " + one.json() + "\n\n");
    }
    unmetPlace = news.place();
    if (!news.told().isEmpty()) {
      out.flush();
    }
    return true;
  }

  private void readKept() throws IOException, InterruptedException {
    FeedCursor reached = tail.reached();
    KeptEvents.Batch batch = kept.after(seen, filter, PAGE);
    for (MatchEvent event : batch.events()) {
      seen = seen.after(event.getPark(), event.getSequence());
      tell(Told.of(event));
    }
    if (batch.complete()) {
      // Nothing that passes is left of what was kept before the view was asked.
      seen = seen.and(filter.concerned(reached));
    }
    out.flush();
  }

  private void readTail(long change) throws IOException, InterruptedException {
    List<Told> events =
        tail.await(place, change, Duration.ofNanos(Math.max(0, beatAt - System.nanoTime())));
    if (events == null) {
      place = Tail.BEHIND;
      return;
    }
    for (Told told : events) {
      MatchEvent event = told.event();
      place++;
      if (filter.concerns(event.getPark()) && seen.isBefore(event.getPark(), event.getSequence())) {
        seen = seen.after(event.getPark(), event.getSequence());
        if (filter.passes(event)) {
          tell(told);
        }
      }
    }
    out.flush();
  }

  private void tell(Told told) throws IOException {
    write("id: " + seen.text() + "\ndata: " + told.json() + "\n\n");
  }

  /**
   * A comment, so that a silent connection is not taken for a dead one; and the place, which moves
   * on without an event where the filter lets none through. A block without data is no event.
   */
  private void beat() throws IOException {
    write(": \nid: " + seen.text() + "\n\n");
    out.flush();
  }

  private void write(String block) throws IOException {
    out.write(block.getBytes(StandardCharsets.UTF_8));
    beatAt = System.nanoTime() + heartbeat.toNanos();
  }
}
