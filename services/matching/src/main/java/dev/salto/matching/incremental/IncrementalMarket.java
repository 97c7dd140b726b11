package dev.salto.matching.incremental;

import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.life.Refusal;
import dev.salto.matching.market.AnsweringMarket;
import dev.salto.matching.market.Changes;
import dev.salto.matching.market.Decisions;
import dev.salto.matching.market.Input;
import dev.salto.matching.market.Ledger;
import dev.salto.matching.market.Outcome;
import dev.salto.matching.market.PairKey;
import dev.salto.matching.market.PlainMarket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A market that handles each change alone: it looks at the matches and pairs that the change
 * touches and follows the chain of displaced and freed pairs from there, at a cost that grows with
 * the chain. Its outcomes are those of {@link PlainMarket}.
 *
 * <p>Questions change nothing, so several threads may ask at once while none changes it.
 */
public final class IncrementalMarket extends AnsweringMarket {

  private static final int MOST_IN_A_LEAF = 16;

  private final Effort effort = new Effort();
  private IndexedLedger ledger;
  private boolean started;

  /** A market without anything in it. */
  public IncrementalMarket() {
    this(MOST_IN_A_LEAF);
  }

  /**
   * A market without anything in it.
   *
   * @param mostInALeaf a cluster of more postings is parted
   */
  IncrementalMarket(int mostInALeaf) {
    ledger = new IndexedLedger(mostInALeaf);
  }

  @Override
  public Outcome apply(Input input) {
    Input.Fact fact = input instanceof Input.Fact it ? it : null;
    Input.Fact was = fact == null ? null : ledger.facts().standing(fact);
    try {
      return taken(input);
    } catch (RuntimeException | Error failed) {
      ledger = ledger.asBefore(fact, was);
      throw failed;
    }
  }

  private Outcome taken(Input input) {
    Decisions.Result decision =
        switch (input) {
          case Input.Fact fact -> {
            ledger.take(fact);
            yield new Decisions.Result(null, null);
          }
          case Input.PartyDecided decided -> new Decisions(ledger).of(decided);
          case Input.GateDecided decided -> new Decisions(ledger).of(decided);
          case Input.PilotMoved moved -> new Decisions(ledger).of(moved);
        };
    Refusal refusal = decision.refusal();
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    Agenda agenda = ledger.agenda();
    if (!started) {
      agenda.reviewAll();
    }
    var changes = new Changes(ledger, decision.decided());
    review(agenda, decision.decided(), changes);
    Ground ground = ledger.ground();
    if (ground != null) {
      pair(agenda, ground, changes);
    }
    Outcome outcome = new Outcome(changes.inOrder(), ledger.takeChanged(), ledger.recount(), null);
    agenda.clear();
    started = true;
    return outcome;
  }

  private void review(Agenda agenda, Decisions.@Nullable Decided decided, Changes changes) {
    if (decided != null) {
      agenda.review(decided.pair());
    }
    for (PairKey pair : agenda.isOfEveryMatch() ? ledger.standing() : agenda.matches()) {
      Match match = ledger.memory(pair).standing();
      if (match != null) {
        changes.review(match);
        ledger.watch(pair);
      }
    }
    if (agenda.isOfFacilities()) {
      effort.countedFacilities();
      changes.countFacilities();
    }
    changes.countLots();
  }

  private void pair(Agenda agenda, Ground ground, Changes changes) {
    var chain = new Chain(ledger, ground, effort);
    if (agenda.isOfEveryLeg()) {
      chain.followAll();
    } else {
      chain.follow(touched(agenda));
    }
    for (PairCase pair : chain.gained()) {
      changes.propose(pair);
      ledger.watch(new PairKey(pair.offer().id(), pair.order().id()));
    }
    changes.displace(
        chain.lost().stream()
            .map(pair -> Objects.requireNonNull(ledger.memory(pair).match()))
            .toList());
  }

  /** The legs where a pair may have got a place that had none. */
  private Set<Leg> touched(Agenda agenda) {
    Set<Leg> touched = new LinkedHashSet<>(agenda.legs());
    agenda
        .lifted()
        .forEach((pair, lifted) -> {
          var now = ledger.legs().proposed(pair);
          boolean gone = now == null && !ledger.legs().isLocked(pair);
          boolean worse = now != null && now.rank().compareTo(lifted.was().rank()) > 0;
          if (gone || worse) {
            touched.addAll(lifted.full());
          }
        });
    return touched;
  }

  @Override
  public void load(Input.Fact fact) {
    load(!started && !ledger.facts().know(fact), () -> ledger.take(fact));
  }

  @Override
  public void load(PairMemory memory) {
    var pair = new PairKey(memory.offer(), memory.order());
    load(
        !started && ledger.known(pair) == null,
        () -> {
          ledger.remember(memory);
          ledger.touch(pair);
        });
  }

  private void load(boolean trusted, Runnable loading) {
    if (trusted) {
      ledger.trust(loading);
    } else {
      loading.run();
    }
    // What a restart tells is no change.
    ledger.takeChanged();
    ledger.recount();
  }

  /** What this market has looked at so far. */
  public Effort effort() {
    return effort;
  }

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Override
  public List<Match> matches() {
    List<Match> matches = new ArrayList<>();
    for (PairKey pair : ledger.standing()) {
      matches.add(Objects.requireNonNull(ledger.memory(pair).match()));
    }
    matches.sort(Comparator.comparing(Match::id));
    return List.copyOf(matches);
  }
}
