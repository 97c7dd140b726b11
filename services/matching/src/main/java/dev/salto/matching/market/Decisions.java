package dev.salto.matching.market;

import dev.salto.matching.life.Bar;
import dev.salto.matching.life.Cause;
import dev.salto.matching.life.Gate;
import dev.salto.matching.life.GateDecision;
import dev.salto.matching.life.GateState;
import dev.salto.matching.life.Happening;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchEventType;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.life.Refusal;
import dev.salto.matching.life.Transitions;
import dev.salto.matching.life.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decisions do to a match (design, "Life of a match"): acceptance, declining, gates, and what
 * happens in its pilot. Which state they lead to is told by {@link Transitions}. A decision is
 * written into the pair's memory, or refused with its reason; that a match is agreed thereby, and
 * everything that follows, is for the settlement to find.
 */
public final class Decisions {

  private final Ledger ledger;

  /** Decisions about the matches of a ledger, written into it. */
  public Decisions(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * How a decision went.
   *
   * @param decided what of a match it touched; null where it was refused
   */
  public record Result(@Nullable Decided decided, @Nullable Refusal refusal) {}

  /**
   * What a decision touched.
   *
   * @param type the state that the match came into by it, else ACCEPTED or GATE
   * @param by organisation whose decision or deed it was
   */
  public record Decided(PairKey pair, MatchEventType type, String by) {}

  /** Takes what a party says, or refuses it. */
  public Result of(Input.PartyDecided input) {
    Happening happening = input.verdict() == Verdict.ACCEPT ? Happening.ACCEPT : Happening.DECLINE;
    PairMemory memory = find(input.match());
    Match match = memory == null ? null : memory.match();
    if (memory == null || match == null) {
      return unknown(input.match());
    }
    MatchState next = after(match, input.match(), happening);
    if (next == null) {
      return refused(
          happening.refusal(),
          "Match %s no longer waits for an answer; the pair's last match %s is %s."
              .formatted(input.match(), match.id(), match.state()));
    }
    boolean side = input.by().equals(match.institute()) || input.by().equals(match.buyer());
    boolean agency = ledger.agenciesOf(match).contains(input.by());
    if (!side && !agency) {
      return refused(
          Refusal.NOT_A_PARTY,
          "%s is neither institute, buyer nor agency of match %s."
              .formatted(input.by(), match.id()));
    }
    if (happening == Happening.DECLINE) {
      Match declined =
          match
              .decided(input.decision())
              .ended(next, new Cause(next.name(), input.by(), input.reason()));
      ledger.remember(memory.with(declined).barred(new Bar(match.versions(), next.name())));
      return decided(match, MatchEventType.of(next), input.by());
    }
    if (match.acceptedBy().contains(input.by())) {
      return refused(
          Refusal.ALREADY_ACCEPTED,
          "%s accepted match %s before.".formatted(input.by(), match.id()));
    }
    if (!side && !match.waitsForAgency()) {
      return refused(
          Refusal.AGENCY_NOT_NEEDED,
          "No gate of match %s waits for the agency; its scenario is its consent."
              .formatted(match.id()));
    }
    ledger.remember(memory.with(match.decided(input.decision()).acceptedAlsoBy(input.by())));
    return decided(match, MatchEventType.ACCEPTED, input.by());
  }

  /** Takes what the agency decides of a gate, or refuses it. */
  public Result of(Input.GateDecided input) {
    Happening happening =
        input.state() == GateState.REFUSED ? Happening.REFUSE_GATE : Happening.GATE;
    PairMemory memory = find(input.match());
    Match match = memory == null ? null : memory.match();
    if (memory == null || match == null) {
      return unknown(input.match());
    }
    MatchState next = after(match, input.match(), happening);
    if (next == null) {
      return refused(
          happening.refusal(),
          "Gates of match %s are settled no more; the pair's last match %s is %s."
              .formatted(input.match(), match.id(), match.state()));
    }
    if (!ledger.agenciesOf(match).contains(input.by())) {
      return refused(
          Refusal.NOT_THE_AGENCY,
          "Gates are decided by the agency; %s is not the agency of match %s."
              .formatted(input.by(), match.id()));
    }
    Gate gate = match.gate(input.gate());
    if (gate == null) {
      return refused(
          Refusal.UNKNOWN_GATE,
          "Match %s has no gate %s; it has %s."
              .formatted(
                  match.id(), input.gate(), match.gates().stream().map(Gate::code).toList()));
    }
    if (gate.isCounted()) {
      return refused(
          Refusal.GATE_IS_COUNTED,
          "Gate %s of match %s is not decided: what the park's documents and facilities hold settles it."
              .formatted(input.gate(), match.id()));
    }
    PairMemory known =
        memory.decided(
            new GateDecision(
                input.gate(), input.state(), input.reference(), input.validUntil(), input.by()));
    if (happening == Happening.GATE) {
      ledger.remember(known.with(match.decided(input.decision())));
      return decided(match, MatchEventType.GATE, input.by());
    }
    Match ended =
        match
            .decided(input.decision())
            .with(refusing(match.gates(), input))
            .ended(next, new Cause(input.gate(), input.by(), input.reason()));
    ledger.remember(known.with(ended).barred(new Bar(match.versions(), input.gate())));
    return decided(match, MatchEventType.of(next), input.by());
  }

  /** Takes where a pilot moves its match, or refuses it. */
  public Result of(Input.PilotMoved input) {
    Happening happening = Happening.into(input.to());
    PairMemory memory = find(input.match());
    Match match = memory == null ? null : memory.match();
    if (memory == null || match == null) {
      return unknown(input.match());
    }
    MatchState next = after(match, input.match(), happening);
    if (next == null) {
      return refused(
          happening.refusal(),
          "Match %s does not become %s; the pair's last match %s is %s."
              .formatted(input.match(), input.to(), match.id(), match.state()));
    }
    if (happening == Happening.START && !match.gatesNotMet().isEmpty()) {
      return refused(
          Refusal.GATES_NOT_MET,
          "The pilot of match %s starts once all gates are met; these are not: %s."
              .formatted(match.id(), String.join(", ", match.gatesNotMet())));
    }
    Match moved = match.decided(input.event());
    ledger.remember(
        switch (happening) {
          case CLOSE -> memory.closing(moved.in(next));
          case FAIL ->
              memory
                  .with(moved.ended(next, new Cause(next.name(), input.by(), input.reason())))
                  .barred(new Bar(match.versions(), next.name()));
          default -> memory.with(moved.in(next));
        });
    return decided(match, MatchEventType.of(next), input.by());
  }

  /** The state that follows of the pair's last match, if the id is that one's; null where none. */
  private static @Nullable MatchState after(Match last, String id, Happening happening) {
    return last.id().equals(id) ? Transitions.after(last.state(), happening) : null;
  }

  private static List<Gate> refusing(List<Gate> gates, Input.GateDecided input) {
    return gates.stream()
        .map(gate ->
            gate.code().equals(input.gate())
                ? new Gate(
                    gate.code(),
                    GateState.REFUSED,
                    gate.authority(),
                    input.reference(),
                    input.validUntil(),
                    input.by())
                : gate)
        .toList();
  }

  /** The pair that a match id, of its last or an earlier round, belongs to. */
  private @Nullable PairMemory find(String match) {
    for (PairKey key : PairKey.thatMayHave(match)) {
      PairMemory memory = ledger.known(key);
      for (int round = memory == null ? 0 : memory.round(); round > 0; round--) {
        if (Match.id(key.offer(), key.order(), round).equals(match)) {
          return memory;
        }
      }
    }
    return null;
  }

  private static Result unknown(String match) {
    return refused(Refusal.UNKNOWN_MATCH, "No match " + match + " was ever proposed.");
  }

  private static Result refused(String code, String sentence) {
    return new Result(null, new Refusal(code, sentence));
  }

  private static Result decided(Match match, MatchEventType type, String by) {
    return new Result(new Decided(PairKey.of(match), type, by), null);
  }
}
