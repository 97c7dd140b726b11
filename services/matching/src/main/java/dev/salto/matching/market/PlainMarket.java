package dev.salto.matching.market;

import dev.salto.matching.explanation.UnmetOrder;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.life.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The obviously right market: after every input it derives the whole outcome anew from all that
 * stands, taking pairs from the best rank down. Work grows with offers times orders. A faster
 * market is held to it.
 */
public final class PlainMarket extends AnsweringMarket {

  private PlainLedger ledger = new PlainLedger();

  @Override
  public Outcome apply(Input input) {
    PlainLedger next = ledger.copy();
    Decisions.Result decision =
        switch (input) {
          case Input.Fact fact -> {
            next.take(fact);
            yield new Decisions.Result(null, null);
          }
          case Input.PartyDecided decided -> new Decisions(next).of(decided);
          case Input.GateDecided decided -> new Decisions(next).of(decided);
          case Input.PilotMoved moved -> new Decisions(next).of(moved);
        };
    Refusal refusal = decision.refusal();
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    List<MatchChange> changes = new Settlement(next, decision.decided()).settle();
    Outcome outcome = new Outcome(changes, remembered(next), unmet(next), null);
    // All is decided; only now is anything changed.
    ledger = next;
    return outcome;
  }

  @Override
  public void load(Input.Fact fact) {
    ledger.take(fact);
  }

  @Override
  public void load(PairMemory memory) {
    ledger.remember(memory);
  }

  private List<PairMemory> remembered(PlainLedger next) {
    return next.memories().entrySet().stream()
        .filter(entry -> !entry.getValue().equals(ledger.memories().get(entry.getKey())))
        .map(entry -> entry.getValue())
        .toList();
  }

  private List<UnmetOrder> unmet(PlainLedger next) {
    SortedMap<String, UnmetOrder> before = ledger.unmet();
    SortedMap<String, UnmetOrder> after = next.unmet();
    SortedSet<String> orders = new TreeSet<>(before.keySet());
    orders.addAll(after.keySet());
    List<UnmetOrder> changed = new ArrayList<>();
    for (String order : orders) {
      UnmetOrder was = before.get(order);
      UnmetOrder is = after.get(order);
      if (is == null && was != null) {
        changed.add(new UnmetOrder(order, was.scenario(), 0));
      } else if (is != null && !is.equals(was)) {
        changed.add(is);
      }
    }
    return changed;
  }

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Override
  public List<Match> matches() {
    return ledger.standing().stream().sorted(Comparator.comparing(Match::id)).toList();
  }
}
