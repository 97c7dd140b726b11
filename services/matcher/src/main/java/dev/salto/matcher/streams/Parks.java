package dev.salto.matcher.streams;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The parks whose tasks run in this process, and who waits for a decision to be judged in them. */
public final class Parks {

  private final Map<String, ParkMarket> markets = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Judgement>> waiting = new ConcurrentHashMap<>();

  /** The market of a park; empty while its task runs elsewhere, or nothing was posted in it. */
  public Optional<ParkMarket> market(String park) {
    return Optional.ofNullable(markets.get(park));
  }

  /**
   * What becomes of a decision that is about to be written. It fails after five seconds, as it must
   * where the park's task runs elsewhere.
   */
  public CompletableFuture<Judgement> judged(String decision) {
    CompletableFuture<Judgement> future = new CompletableFuture<>();
    waiting.put(decision, future);
    return future
        .orTimeout(5, TimeUnit.SECONDS)
        .whenComplete((judgement, failure) -> waiting.remove(decision));
  }

  void opened(String park, ParkMarket market) {
    markets.put(park, market);
  }

  void closed(String park, ParkMarket market) {
    markets.remove(park, market);
  }

  void judged(String decision, Judgement judgement) {
    CompletableFuture<Judgement> future = waiting.get(decision);
    if (future != null) {
      future.complete(judgement);
    }
  }
}
