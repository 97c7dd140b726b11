package dev.salto.dashboard.feed;

import dev.salto.kit.feed.FeedCursor;
import dev.salto.kit.json.RecordJson;
import dev.salto.kit.view.View;
import dev.salto.records.MatchEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * The latest events, in memory: one thread reads what the view has come to hold, and all readers
 * near the head take it from here, so that the database is asked once for an event however many
 * read. Who is further behind than this reaches reads {@link KeptEvents}.
 */
final class Tail implements SmartLifecycle {

  /** A place that no longer or not yet lies in memory. */
  static final long BEHIND = -1;

  /** Before any change of the view. */
  static final long UNREAD = -1;

  private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
  private static final int BATCH = 500;

  /** An event, and its JSON, which all readers share. */
  record Told(MatchEvent event, String json) {
    static Told of(MatchEvent event) {
      return new Told(event, RecordJson.write(event).toString());
    }
  }

  private final View view;
  private final KeptEvents kept;
  private final Told[] latest;
  private long end;
  private @Nullable FeedCursor reached;
  private FeedCursor dropped = FeedCursor.START;
  private long changes;
  private boolean closed;
  private @Nullable Thread thread;

  /**
   * A tail of this view's events.
   *
   * @param length how many events it holds
   */
  Tail(View view, KeptEvents kept, int length) {
    this.view = view;
    this.kept = kept;
    this.latest = new Told[length];
    view.listen(this::wake);
  }

  /**
   * The place behind all that was in memory until now: all of it is kept in the view. Waits until
   * the view has caught up.
   */
  synchronized FeedCursor reached() throws InterruptedException {
    while (reached == null && !closed) {
      wait();
    }
    return reached == null ? FeedCursor.START : reached;
  }

  /** Where a reader who has seen this much goes on, {@link #BEHIND} if some of it is gone. */
  synchronized long join(FeedCursor seen, FeedFilter filter) {
    return reached != null && seen.reaches(filter.concerned(dropped)) ? begin() : BEHIND;
  }

  /** How often the view has changed. */
  synchronized long changes() {
    return changes;
  }

  /**
   * Waits for events at and after this place.
   *
   * @param change returns also once the view has changed more often
   * @return those that are there, none after this long or when closed, null if the place is gone
   */
  synchronized @Nullable List<Told> await(long place, long change, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (place >= end && changes <= change && !closed) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return List.of();
      }
      wait(left);
    }
    if (place < begin()) {
      return null;
    }
    List<Told> events = new ArrayList<>();
    for (long at = place; at < Math.min(end, place + BATCH); at++) {
      events.add(latest[(int) (at % latest.length)]);
    }
    return events;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Sends every reader away. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name("feed-tail").start(this::follow);
  }

  @Override
  public void stop() {
    // Never by an interrupt: that would close the database's file under everybody else.
    close();
    Thread following = thread;
    if (following != null) {
      try {
        following.join(3_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void follow() {
    try {
      // While the view is built anew its events are history: nobody reads them from here.
      while (!view.caughtUp() && !isClosed()) {
        pause(50);
      }
      while (!isClosed()) {
        try {
          long change = changes();
          read();
          awaitChange(change);
        } catch (DataAccessException e) {
          LOG.warn("The feed could not be read and is tried again: {}", e.getMessage());
          pause(500);
        }
      }
    } catch (InterruptedException e) {
      LOG.warn("The feed was interrupted and tells nothing more.");
    }
  }

  private void read() throws InterruptedException {
    if (reached == null) {
      begin(kept.end());
    }
    boolean complete = false;
    while (!complete && !isClosed()) {
      KeptEvents.Batch batch = kept.after(reached(), FeedFilter.ALL, BATCH);
      append(batch.events().stream().map(Told::of).toList());
      complete = batch.complete();
    }
  }

  private synchronized void begin(FeedCursor at) {
    reached = at;
    dropped = at;
    notifyAll();
  }

  private synchronized void append(List<Told> events) {
    for (Told told : events) {
      int slot = (int) (end % latest.length);
      if (end >= latest.length) {
        MatchEvent gone = latest[slot].event();
        dropped = dropped.after(gone.getPark(), gone.getSequence());
      }
      latest[slot] = told;
      end++;
      reached =
          (reached == null ? FeedCursor.START : reached)
              .after(told.event().getPark(), told.event().getSequence());
    }
    notifyAll();
  }

  private synchronized void awaitChange(long change) throws InterruptedException {
    while (changes <= change && !closed) {
      wait();
    }
  }

  private synchronized void pause(long millis) throws InterruptedException {
    if (!closed) {
      wait(millis);
    }
  }

  private synchronized void wake() {
    changes++;
    notifyAll();
  }

  private long begin() {
    return Math.max(0, end - latest.length);
  }
}
