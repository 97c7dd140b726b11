package dev.salto.matching.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * The rules of one park.
 *
 * @param agency id of the agency that runs the park
 * @param threshold commitment from which a lot counts as order-backed
 * @param minimumScore 0 to 10000
 * @param rates CNY for one major unit of a currency; CNY itself is 1 and need not be named
 * @param answerDays days to answer a proposed match
 * @param crossBorderGates those of FUNDS, GOODS, DATA that wait where jurisdictions differ
 */
public record Policy(
    String agency,
    Commitment threshold,
    int minimumScore,
    Map<String, BigDecimal> rates,
    int answerDays,
    Set<String> crossBorderGates) {

  public Policy {
    rates = Map.copyOf(rates);
    crossBorderGates = Set.copyOf(crossBorderGates);
  }

  /** Whether every pair is eligible, and scores, under these rules as under those. */
  public boolean pairsLike(Policy other) {
    return threshold == other.threshold
        && minimumScore == other.minimumScore
        && rates.equals(other.rates)
        && crossBorderGates.equals(other.crossBorderGates);
  }
}
