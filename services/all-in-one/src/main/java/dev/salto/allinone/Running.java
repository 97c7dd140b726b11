package dev.salto.allinone;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What has been started, to be stopped in reverse when the process is asked to end. */
final class Running {

  private static final Duration STOPS_WITHIN = Duration.ofMillis(4500);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private volatile boolean stopping;

  /** Stops everything when the process is interrupted, terminated, or exits by itself. */
  void stopOnExit() {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::stop));
  }

  <T extends AutoCloseable> T add(T part) {
    synchronized (started) {
      started.push(part);
    }
    return part;
  }

  boolean isStopping() {
    return stopping;
  }

  private void stop() {
    stopping = true;
    Thread limit =
        Thread.ofPlatform().daemon().name("stop-limit").start(Running::haltWhenItTakesTooLong);
    for (AutoCloseable part = next(); part != null; part = next()) {
      try {
        part.close();
      } catch (Exception e) {
        LoggerFactory.getLogger(Running.class).error("did not stop cleanly: {}", part, e);
      }
    }
    limit.interrupt();
  }

  private @Nullable AutoCloseable next() {
    synchronized (started) {
      return started.poll();
    }
  }

  /** Data are safe then too: the next start finds the logs as after a crash and checks them. */
  private static void haltWhenItTakesTooLong() {
    try {
      Thread.sleep(STOPS_WITHIN);
      System.err.println("Salto did not stop within 5 s and is ended.");
      Runtime.getRuntime().halt(1);
    } catch (InterruptedException e) {
      // All has stopped in time.
      Thread.currentThread().interrupt();
    }
  }
}
