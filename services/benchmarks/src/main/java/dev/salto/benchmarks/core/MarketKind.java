package dev.salto.benchmarks.core;

import dev.salto.matching.incremental.IncrementalMarket;
import dev.salto.matching.market.Market;
import dev.salto.matching.market.PlainMarket;
import java.util.function.Supplier;

/** The markets that are measured; the first is what the others are compared with. */
public enum MarketKind {
  /** Derives everything anew after each input. */
  PLAIN(PlainMarket::new),
  /** Follows what an input changes. */
  INCREMENTAL(IncrementalMarket::new);

  private final Supplier<Market> empty;

  MarketKind(Supplier<Market> empty) {
    this.empty = empty;
  }

  /** A market without anything in it. */
  public Market empty() {
    return empty.get();
  }
}
