package dev.salto.matcher.streams;

import dev.salto.matching.life.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The parks whose tasks run in this process, and who waits for a decision to be judged in them. */
public final class Parks {

  private final Map<String, ParkMarket> markets = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Optional<Refusal>>> waiting =
      new ConcurrentHashMap<>();

  /** The market of a park; empty while its task runs elsewhere, or nothing was posted in it. */
  public Optional<ParkMarket> market(String park) {
    return Optional.ofNullable(markets.get(park));
  }

  /**
   * What becomes of a decision that is about to be written: nothing if it is taken, a refusal if
   * not. It does not end if the park's task runs elsewhere, so it lasts five seconds at most.
   */
  public CompletableFuture<Optional<Refusal>> judged(String decision) {
    CompletableFuture<Optional<Refusal>> future = new CompletableFuture<>();
    waiting.put(decision, future);
    return future
        .orTimeout(5, TimeUnit.SECONDS)
        .whenComplete((refusal, failure) -> waiting.remove(decision));
  }

  void opened(String park, ParkMarket market) {
    markets.put(park, market);
  }

  void closed(String park, ParkMarket market) {
    markets.remove(park, market);
  }

  void judged(String decision, Optional<Refusal> refusal) {
    CompletableFuture<Optional<Refusal>> future = waiting.get(decision);
    if (future != null) {
      future.complete(refusal);
    }
  }
}
