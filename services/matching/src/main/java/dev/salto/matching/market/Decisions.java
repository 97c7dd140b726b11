package dev.salto.matching.market;

import dev.salto.matching.life.Bar;
import dev.salto.matching.life.Cause;
import dev.salto.matching.life.Gate;
import dev.salto.matching.life.GateDecision;
import dev.salto.matching.life.GateState;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchEventType;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.life.Refusal;
import dev.salto.matching.life.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decisions do to a match (design, "Life of a match"): acceptance, declining, gates. A
 * decision is written into the pair's memory, or refused with its reason; that a match is agreed
 * thereby, and everything that follows, is for the settlement to find.
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
   * @param type DECLINED or WITHDRAWN where the match ended by it, else ACCEPTED or GATE
   */
  public record Decided(PairKey pair, MatchEventType type) {}

  /** Takes what a party says, or refuses it. */
  public Result of(Input.PartyDecided input) {
    PairMemory memory = find(input.match());
    Match match = memory == null ? null : memory.match();
    if (memory == null || match == null) {
      return refused(Refusal.UNKNOWN_MATCH, "No match " + input.match() + " was ever proposed.");
    }
    if (!match.id().equals(input.match()) || match.state() != MatchState.PROPOSED) {
      return refused(
          Refusal.NOT_PROPOSED,
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
    if (input.verdict() == Verdict.DECLINE) {
      Match declined =
          match
              .decided(input.decision())
              .ended(
                  MatchState.DECLINED,
                  new Cause(MatchState.DECLINED.name(), input.by(), input.reason()));
      ledger.remember(
          memory.with(declined).barred(new Bar(match.versions(), MatchState.DECLINED.name())));
      return decided(match, MatchEventType.DECLINED);
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
    return decided(match, MatchEventType.ACCEPTED);
  }

  /** Takes what the agency decides of a gate, or refuses it. */
  public Result of(Input.GateDecided input) {
    PairMemory memory = find(input.match());
    Match match = memory == null ? null : memory.match();
    if (memory == null || match == null) {
      return refused(Refusal.UNKNOWN_MATCH, "No match " + input.match() + " was ever proposed.");
    }
    if (!match.id().equals(input.match())
        || (match.state() != MatchState.PROPOSED && match.state() != MatchState.AGREED)) {
      return refused(
          Refusal.NOT_STANDING,
          "Gates of match %s are settled no more; the pair's last match %s is %s."
              .formatted(input.match(), match.id(), match.state()));
    }
    if (!ledger.agenciesOf(match).contains(input.by())) {
      return refused(
          Refusal.NOT_THE_AGENCY,
          "Gates are decided by the agency; %s is not the agency of match %s."
              .formatted(input.by(), match.id()));
    }
    if (match.gates().stream().noneMatch(gate -> gate.code().equals(input.gate()))) {
      return refused(
          Refusal.UNKNOWN_GATE,
          "Match %s has no gate %s; it has %s."
              .formatted(
                  match.id(), input.gate(), match.gates().stream().map(Gate::code).toList()));
    }
    PairMemory next =
        memory.decided(
            new GateDecision(input.gate(), input.state(), input.reference(), input.validUntil()));
    if (input.state() != GateState.REFUSED) {
      ledger.remember(next.with(match.decided(input.decision())));
      return decided(match, MatchEventType.GATE);
    }
    Match withdrawn =
        match
            .decided(input.decision())
            .with(refusing(match.gates(), input), match.parts())
            .ended(MatchState.WITHDRAWN, new Cause(input.gate(), input.by(), input.reason()));
    ledger.remember(next.with(withdrawn).barred(new Bar(match.versions(), input.gate())));
    return decided(match, MatchEventType.WITHDRAWN);
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
                    input.validUntil())
                : gate)
        .toList();
  }

  /** The pair that a match id, of its last or an earlier round, belongs to. */
  private @Nullable PairMemory find(String match) {
    int end = match.lastIndexOf('~');
    // An id of a posting may have a tilde in it, so every one may be where the order's begins.
    for (int at = match.indexOf('~'); at >= 0 && at < end; at = match.indexOf('~', at + 1)) {
      var key = new PairKey(match.substring(0, at), match.substring(at + 1, end));
      PairMemory memory = ledger.known(key);
      for (int round = memory == null ? 0 : memory.round(); round > 0; round--) {
        if (Match.id(key.offer(), key.order(), round).equals(match)) {
          return memory;
        }
      }
    }
    return null;
  }

  private static Result refused(String code, String sentence) {
    return new Result(null, new Refusal(code, sentence));
  }

  private static Result decided(Match match, MatchEventType type) {
    return new Result(new Decided(PairKey.of(match), type), null);
  }
}
