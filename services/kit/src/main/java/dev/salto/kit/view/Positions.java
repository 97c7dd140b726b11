package dev.salto.kit.view;

import dev.salto.kit.problem.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** How far a view has read each partition, and whoever waits for it to read on. */
final class Positions {

  private final Map<TopicPartition, Long> read = new ConcurrentHashMap<>();

  /** The offset that is read next. */
  long of(TopicPartition partition) {
    return read.getOrDefault(partition, 0L);
  }

  /** Whether all that lies before these offsets is read. */
  boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().allMatch(end -> of(end.getKey()) >= end.getValue());
  }

  /** Moves on, and wakes who waits. */
  synchronized void move(Map<TopicPartition, Long> to) {
    read.putAll(to);
    notifyAll();
  }

  /**
   * Waits until all that lies before these offsets is read; false if it is not after this long.
   *
   * @throws Problem 503 {@code STOPPING} if the service stops
   */
  boolean await(Map<TopicPartition, Long> ends, Duration patience) {
    return await(() -> reached(ends) ? Optional.of(true) : Optional.empty(), patience).isPresent();
  }

  /**
   * Looks again after every step until it finds something; empty if it does not after this long.
   *
   * @throws Problem 503 {@code STOPPING} if the service stops
   */
  synchronized <F> Optional<F> await(Supplier<Optional<F>> look, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<F> found = look.get();
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (found.isPresent() || left <= 0) {
        return found;
      }
      pause(left);
    }
  }

  /** Waits so long at most, or for the next step. */
  synchronized void pause(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("STOPPING", "The service is stopping.");
    }
  }
}
