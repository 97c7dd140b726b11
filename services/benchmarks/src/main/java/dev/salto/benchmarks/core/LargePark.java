package dev.salto.benchmarks.core;

import dev.salto.matching.incremental.IncrementalMarket;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.market.Input;
import dev.salto.matching.market.Outcome;
import dev.salto.matching.market.PairKey;
import dev.salto.matching.model.Policy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One large park, measured once from empty to restarted: what a posting costs while the park
 * stands, what a policy costs that changes every score, what a posting keeps, and how long a
 * restart takes. One thread; a plain timing loop, since the park's growth is part of it.
 */
public final class LargePark {

  private static final long SEED = 7;

  /** The head of {@link #row}. */
  public static final String HEAD =
      String.format(
          Locale.ROOT,
          "%-28s %9s %8s %8s %9s %8s %8s %8s %9s %9s %9s",
          "postings that stand",
          "inputs/s",
          "p50 us",
          "p99 us",
          "worst us",
          "changes",
          "found",
          "scored",
          "B/posting",
          "policy s",
          "restart s");

  private final Traffic traffic;
  private final int postings;
  private final IncrementalMarket market = new IncrementalMarket();
  private final Map<PairKey, PairMemory> memories = new HashMap<>();

  private LargePark(int postings) {
    this.postings = postings;
    traffic = new Traffic(SEED, postings);
  }

  /**
   * Measures parks; each in a process with the heap that it needs.
   *
   * @param args numbers of postings that stand: half of them offers, a fifth scenarios, the others
   *     orders; then how many inputs are measured
   */
  public static void main(String[] args) {
    System.out.println(new LargePark(Integer.parseInt(args[0])).row(Integer.parseInt(args[1])));
  }

  private String row(int inputs) {
    long before = Heap.used();
    for (Input.Fact fact : traffic.standing()) {
      apply(fact);
    }
    long heap = Heap.used() - before;
    long[] took = new long[inputs];
    long changes = 0;
    long found = market.effort().pairsRetrieved();
    long scored = market.effort().pairsScored();
    long cpu = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int at = 0; at < inputs; at++) {
      Input next = traffic.next();
      long start = System.nanoTime();
      Outcome outcome = apply(next);
      took[at] = System.nanoTime() - start;
      changes += outcome.changes().size();
    }
    found = market.effort().pairsRetrieved() - found;
    scored = market.effort().pairsScored() - scored;
    System.out.println(
        "cpu us "
            + (java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
                    - cpu)
                / 1e3
                / inputs);
    double mean = Arrays.stream(took).average().orElseThrow();
    Arrays.sort(took);
    double policy = seconds(() -> apply(new Input.PolicyChanged(stricter())));
    return String.format(
        Locale.ROOT,
        "%-28s %9.0f %8.1f %8.1f %9.1f %8.2f %8.1f %8.1f %9d %9.2f %9.2f",
        postings,
        1e9 / mean,
        took[inputs / 2] / 1e3,
        took[inputs - 1 - inputs / 100] / 1e3,
        took[inputs - 1] / 1e3,
        (double) changes / inputs,
        (double) found / inputs,
        (double) scored / inputs,
        heap / postings,
        policy,
        seconds(this::restart));
  }

  private Outcome apply(Input input) {
    Outcome outcome = market.apply(input);
    for (PairMemory memory : outcome.remembered()) {
      memories.put(new PairKey(memory.offer(), memory.order()), memory);
    }
    return outcome;
  }

  private void restart() {
    var again = new IncrementalMarket();
    traffic.standing().forEach(again::load);
    memories.values().forEach(again::load);
  }

  private static double seconds(Runnable what) {
    long start = System.nanoTime();
    what.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /** A policy under which the gates, and so the scores, of many pairs are others. */
  private static Policy stricter() {
    Policy was = MarketGenerator.POLICY;
    return new Policy(
        was.agency(),
        was.threshold(),
        was.minimumScore(),
        was.rates(),
        was.answerDays(),
        Set.of("FUNDS", "GOODS", "DATA"));
  }
}
