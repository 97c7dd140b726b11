package dev.salto.matching.explanation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why lots of an order are unmet, and what would have to change (design, "Unmet orders").
 *
 * @param unmet the order and its lots
 * @param offers how many open offers of the park fail first under each criterion, by its code in
 *     the design's order; then {@link #MATCHED} and {@link #HELD}. Together all open offers of the
 *     park
 * @param gaps the offers that one thing keeps apart from this order, best score first
 */
public record UnmetAnswer(UnmetOrder unmet, Map<String, Integer> offers, List<Gap> gaps) {

  /** Eligible, but matched: with this order, or elsewhere with all its pilots. */
  public static final String MATCHED = "MATCHED";

  /** Eligible and free, but better pairs hold the scenario's places. */
  public static final String HELD = "HELD";

  public UnmetAnswer {
    offers = Collections.unmodifiableMap(new LinkedHashMap<>(offers));
    gaps = List.copyOf(gaps);
  }
}
