package dev.salto.matcher.streams;

import dev.salto.matching.life.Bar;
import dev.salto.matching.life.Cause;
import dev.salto.matching.life.FacilityNeed;
import dev.salto.matching.life.Gate;
import dev.salto.matching.life.GateDecision;
import dev.salto.matching.life.GateState;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.model.FacilityKind;
import dev.salto.matching.model.Versions;
import dev.salto.matching.score.ScoreParts;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is remembered of a pair, between the core's words and the stored record. */
final class Memories {

  private Memories() {}

  static PairMemory read(dev.salto.records.PairMemory stored) {
    return new PairMemory(
        stored.getOffer(),
        stored.getOrder(),
        stored.getRound(),
        stored.getClosed(),
        stored.getBar() == null
            ? null
            : new Bar(versions(stored.getBar().getVersions()), stored.getBar().getCode()),
        stored.getGates().stream()
            .map(it ->
                new GateDecision(
                    it.getCode(),
                    GateState.valueOf(it.getState()),
                    it.getReference(),
                    it.getValidUntil(),
                    it.getBy()))
            .toList(),
        stored.getMatch() == null ? null : match(stored.getMatch(), stored));
  }

  static dev.salto.records.PairMemory write(
      PairMemory memory, dev.salto.records.@Nullable Match match) {
    Bar bar = memory.bar();
    Match last = memory.match();
    return dev.salto.records.PairMemory.newBuilder()
        .setOffer(memory.offer())
        .setOrder(memory.order())
        .setRound(memory.round())
        .setClosed(memory.closed())
        .setBar(
            bar == null ? null : new dev.salto.records.Bar(versions(bar.versions()), bar.code()))
        .setGates(
            memory.gates().stream()
                .map(it ->
                    new dev.salto.records.GateDecision(
                        it.code(), it.state().name(), it.reference(), it.validUntil(), it.by()))
                .toList())
        .setMatch(match)
        .setProposedOn(last == null ? null : last.proposedOn())
        .setFacility(last == null ? null : facility(last.facility()))
        .build();
  }

  private static @Nullable FacilityNeed facility(dev.salto.records.@Nullable FacilityNeed need) {
    return need == null
        ? null
        : new FacilityNeed(
            need.getTurn(),
            FacilityKind.valueOf(need.getKind()),
            need.getFields(),
            need.getSpaceM2());
  }

  private static dev.salto.records.@Nullable FacilityNeed facility(@Nullable FacilityNeed need) {
    return need == null
        ? null
        : new dev.salto.records.FacilityNeed(
            need.turn(), need.kind().name(), need.fields(), need.spaceM2());
  }

  private static Match match(dev.salto.records.Match stored, dev.salto.records.PairMemory memory) {
    LocalDate proposedOn = memory.getProposedOn();
    LocalDate answerBy = stored.getAnswerBy();
    if (proposedOn == null || answerBy == null) {
      throw new IllegalStateException("The memory of " + stored.getId() + " has no days.");
    }
    dev.salto.records.Cause cause = stored.getCause();
    return new Match(
        stored.getId(),
        stored.getOffer(),
        stored.getScenario(),
        stored.getOrder(),
        stored.getInstitute(),
        stored.getBuyer(),
        versions(stored.getVersions()),
        stored.getRound(),
        MatchState.valueOf(stored.getState()),
        stored.getAcceptedBy(),
        ScoreParts.of(stored.getParts()),
        stored.getGates().stream()
            .map(it ->
                new Gate(
                    it.getCode(),
                    GateState.valueOf(it.getState()),
                    it.getAuthority(),
                    it.getReference(),
                    it.getValidUntil(),
                    it.getBy()))
            .toList(),
        proposedOn,
        answerBy,
        cause == null ? null : new Cause(cause.getCode(), cause.getRef(), cause.getReason()),
        stored.getDecision(),
        facility(memory.getFacility()));
  }

  static List<dev.salto.records.Gate> gates(List<Gate> gates) {
    return gates.stream()
        .map(it ->
            new dev.salto.records.Gate(
                it.code(),
                it.state().name(),
                it.authority(),
                it.reference(),
                it.validUntil(),
                it.by()))
        .toList();
  }

  static dev.salto.records.Versions versions(Versions versions) {
    return new dev.salto.records.Versions(versions.offer(), versions.scenario(), versions.order());
  }

  private static Versions versions(dev.salto.records.Versions versions) {
    return new Versions(versions.getOffer(), versions.getScenario(), versions.getOrder());
  }
}
