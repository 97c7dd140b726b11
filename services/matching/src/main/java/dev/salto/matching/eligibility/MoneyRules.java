package dev.salto.matching.eligibility;

import dev.salto.matching.model.Exchange;
import dev.salto.matching.model.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalInt;

/** Criteria about money and worth: ORDER_BACKED, SCORE, PRICE. */
final class MoneyRules {

  private MoneyRules() {}

  static final Rule ORDER_BACKED =
      new Rule(
          CriterionCode.ORDER_BACKED,
          pair -> backing(pair).lots() > 0,
          pair ->
              Telling.of(
                  ">= 1 lot backed at " + pair.ground().policy().threshold(),
                  backing(pair).lots() + " lots backed; " + backing(pair).commitment()));

  static final Rule SCORE =
      new Rule(
          CriterionCode.SCORE,
          pair -> pair.score() >= pair.ground().policy().minimumScore(),
          pair ->
              Telling.of(
                  ">= " + pair.ground().policy().minimumScore(), String.valueOf(pair.score())));

  /**
   * Tells no figures: those are their owners' (design, "Who sees prices"). Only a missing rate,
   * which is the policy's and no one's secret, is named. Where it is not tested it holds.
   */
  static final Rule PRICE =
      new Rule(
          CriterionCode.PRICE,
          pair -> {
            if (!pair.isPriceTested()) {
              return true;
            }
            OptionalInt order =
                Exchange.compare(pair.offer().price(), pair.order().budgetPerLot(), rates(pair));
            return order.isPresent() && order.getAsInt() <= 0;
          },
          pair -> {
            Money price = pair.offer().price();
            Money budget = pair.order().budgetPerLot();
            if (Exchange.compare(price, budget, rates(pair)).isPresent()) {
              return Telling.NO_FIGURES;
            }
            String missing =
                Exchange.knows(price.currency(), rates(pair))
                    ? budget.currency()
                    : price.currency();
            return Telling.of("a rate for " + missing, "no rate for " + missing + " in the policy");
          });

  private static Backing backing(PairCase pair) {
    return pair.ground().backing(pair.order().id());
  }

  private static Map<String, BigDecimal> rates(PairCase pair) {
    return pair.ground().policy().rates();
  }
}
