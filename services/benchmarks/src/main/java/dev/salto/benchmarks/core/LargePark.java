package dev.salto.benchmarks.core;

import dev.salto.matching.incremental.IncrementalMarket;
import dev.salto.matching.market.Input;
import dev.salto.matching.market.Outcome;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Policy;
import dev.salto.matching.model.Texts;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One large park, measured once: how long its postings take to be indexed as at a restart and to be
 * paired from nothing, what they keep, what a posting costs while the park stands, and a policy
 * that changes the scores of many. One thread; a plain timing loop, since the park's growth is part
 * of it.
 */
public final class LargePark {

  private static final long SEED = 7;

  /** The head of {@link #row}. */
  public static final String HEAD =
      String.format(
          Locale.ROOT,
          "%-10s %10s %9s %8s %8s %8s %9s %8s %8s %8s %9s %8s %8s %8s",
          "postings",
          "characters",
          "inputs/s",
          "cpu us",
          "p50 us",
          "p99 us",
          "worst us",
          "changes",
          "found",
          "scored",
          "B/posting",
          "index s",
          "pair s",
          "policy s");

  private final IncrementalMarket market = new IncrementalMarket();
  private final int postings;
  private final Traffic traffic;

  private LargePark(int postings, int moreClauses) {
    this.postings = postings;
    traffic = new Traffic(SEED, postings, moreClauses);
  }

  /**
   * Measures a park, in a process with the heap that it needs.
   *
   * @param args how many postings stand, half of them offers, a fifth scenarios, the others orders;
   *     how many inputs are measured; how many clauses more than two their texts have
   */
  public static void main(String[] args) {
    var park = new LargePark(Integer.parseInt(args[0]), Integer.parseInt(args[2]));
    System.out.println(park.row(Integer.parseInt(args[1])));
  }

  private String row(int inputs) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = Heap.used();
    double index = seconds(() -> traffic.standing().forEach(market::load));
    // Nothing is paired at a restart: a policy where there was none pairs all.
    market.apply(new Input.PolicyChanged(null));
    double pair = seconds(() -> market.apply(new Input.PolicyChanged(stricter())));
    double policy = seconds(() -> market.apply(new Input.PolicyChanged(MarketGenerator.POLICY)));
    long heap = Heap.used() - before;
    long[] took = new long[inputs];
    long changes = 0;
    long found = market.effort().pairsRetrieved();
    long scored = market.effort().pairsScored();
    long cpu = threads.getCurrentThreadCpuTime();
    for (int at = 0; at < inputs; at++) {
      Input next = traffic.next();
      long start = System.nanoTime();
      Outcome outcome = market.apply(next);
      took[at] = System.nanoTime() - start;
      changes += outcome.changes().size();
    }
    cpu = threads.getCurrentThreadCpuTime() - cpu;
    found = market.effort().pairsRetrieved() - found;
    scored = market.effort().pairsScored() - scored;
    double mean = Arrays.stream(took).average().orElseThrow();
    Arrays.sort(took);
    return String.format(
        Locale.ROOT,
        "%-10d %10d %9.0f %8.1f %8.1f %8.1f %9.1f %8.2f %8.1f %8.1f %9d %8.2f %8.2f %8.2f",
        postings,
        characters(),
        1e9 / mean,
        cpu / 1e3 / inputs,
        took[inputs / 2] / 1e3,
        took[inputs - 1 - inputs / 100] / 1e3,
        took[inputs - 1] / 1e3,
        (double) changes / inputs,
        (double) found / inputs,
        (double) scored / inputs,
        heap / postings,
        index,
        pair,
        policy);
  }

  /** Of an offer's text, on average. */
  private long characters() {
    return Math.round(
        traffic.standing().stream()
            .mapMulti(LargePark::textsOfOffer)
            .mapToInt(Integer::intValue)
            .average()
            .orElseThrow());
  }

  private static void textsOfOffer(Input.Fact fact, Consumer<Integer> next) {
    if (fact instanceof Input.OfferChanged(String _, Offer offer) && offer != null) {
      next.accept(length(offer.title()) + length(offer.summary()));
    }
  }

  private static int length(Texts texts) {
    return Stream.of(texts.zh(), texts.en())
        .filter(Objects::nonNull)
        .mapToInt(String::length)
        .sum();
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
