package dev.salto.matcher.streams;

import dev.salto.matching.incremental.IncrementalMarket;
import dev.salto.matching.market.Market;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** The market of one park as a task owns it: the task writes, requests read. */
public final class ParkMarket {

  private final Market market = new IncrementalMarket();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /** Asks the market something; it does not move meanwhile. */
  public <R> R read(Function<Market, R> question) {
    lock.readLock().lock();
    try {
      return question.apply(market);
    } finally {
      lock.readLock().unlock();
    }
  }

  <R> R write(Function<Market, R> change) {
    lock.writeLock().lock();
    try {
      return change.apply(market);
    } finally {
      lock.writeLock().unlock();
    }
  }
}
