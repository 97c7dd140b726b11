package dev.salto.matching.eligibility;

import dev.salto.matching.life.Bar;
import dev.salto.matching.model.Party;
import java.util.ArrayList;
import java.util.List;

/** Criteria about who meets whom: PARK, STATUS, DECLINED, INDEPENDENT, RESERVED. */
final class PartyRules {

  private PartyRules() {}

  static final Rule PARK =
      new Rule(
          CriterionCode.PARK,
          pair ->
              pair.offer().park().equals(pair.scenario().park())
                  && pair.offer().park().equals(pair.order().park()),
          pair ->
              Telling.of(
                  "park " + pair.offer().park(),
                  "scenario in " + pair.scenario().park() + "; order in " + pair.order().park()));

  static final Rule STATUS =
      new Rule(
          CriterionCode.STATUS,
          pair -> pair.offer().open() && pair.scenario().open() && pair.order().open(),
          pair -> {
            List<String> closed = closed(pair);
            return new Telling(
                "offer, scenario and order open",
                closed.isEmpty() ? "all open" : String.join("; ", closed),
                closed.size());
          });

  /** A pair whose match was declined, ran out, failed or was refused a gate, at these versions. */
  static final Rule DECLINED =
      new Rule(
          CriterionCode.DECLINED,
          pair -> pair.bar() == null,
          pair -> {
            Bar bar = pair.bar();
            return Telling.of("not barred", bar == null ? "not barred" : "barred: " + bar.code());
          });

  static final Rule INDEPENDENT =
      new Rule(
          CriterionCode.INDEPENDENT,
          pair -> pair.order().buyer().independentOf(pair.offer().institute()),
          pair ->
              Telling.of("independent", relation(pair.order().buyer(), pair.offer().institute())));

  /** Counting documents that name suppliers leave the order to those. */
  static final Rule RESERVED =
      new Rule(
          CriterionCode.RESERVED,
          pair -> pair.order().isLeftTo(pair.offer().institute().id(), pair.ground().day()),
          pair ->
              Telling.of(
                  named(pair).isEmpty() ? "any supplier" : String.join("; ", named(pair)),
                  pair.offer().institute().id()));

  private static List<String> named(PairCase pair) {
    return pair.order().suppliersNamedOn(pair.ground().day());
  }

  private static List<String> closed(PairCase pair) {
    List<String> closed = new ArrayList<>();
    if (!pair.offer().open()) {
      closed.add("offer withdrawn");
    }
    if (!pair.scenario().open()) {
      closed.add("scenario withdrawn");
    }
    if (!pair.order().open()) {
      closed.add("order withdrawn");
    }
    return closed;
  }

  private static String relation(Party buyer, Party institute) {
    if (buyer.id().equals(institute.id())) {
      return "same organisation";
    }
    return buyer.independentOf(institute) ? "independent" : "both of group " + buyer.group();
  }
}
