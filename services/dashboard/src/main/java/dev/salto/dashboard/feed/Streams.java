package dev.salto.dashboard.feed;

import dev.salto.kit.problem.Problem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** The open streams: how many there may be, and that they end before the server waits for them. */
final class Streams implements ApplicationListener<ContextClosedEvent> {

  private final Tail tail;
  private final Duration beat;
  private final Semaphore free;

  /**
   * None yet.
   *
   * @param most how many at once
   * @param beat how long a stream is silent at most
   */
  Streams(Tail tail, int most, Duration beat) {
    this.tail = tail;
    this.free = new Semaphore(most);
    this.beat = beat;
  }

  Duration beat() {
    return beat;
  }

  /**
   * Takes room for one more, to be given back.
   *
   * @throws Problem 503 {@code TOO_MANY_STREAMS} if all is taken
   */
  void take() {
    if (!free.tryAcquire()) {
      throw Problem.unavailable(
          "TOO_MANY_STREAMS", "Too many streams are open; ask again, or read pages.");
    }
  }

  void giveBack() {
    free.release();
  }

  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    tail.close();
  }
}
