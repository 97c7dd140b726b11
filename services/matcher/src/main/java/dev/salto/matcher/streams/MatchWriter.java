package dev.salto.matcher.streams;

import dev.salto.kit.vocabulary.Vocabularies;
import dev.salto.matching.life.Match;
import dev.salto.matching.market.MatchChange;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Cause;
import dev.salto.records.Gate;
import dev.salto.records.MatchEvent;
import dev.salto.records.Names;
import dev.salto.records.OrganisationCard;
import dev.salto.records.ProjectOffer;
import dev.salto.records.ScenarioDemand;
import dev.salto.records.Text;
import dev.salto.records.Titles;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Match records and match events of what the core says happened. A match keeps the titles and names
 * that it was proposed with; none of it holds a price.
 */
final class MatchWriter {

  private static final Text UNKNOWN = new Text("（无法读取）", null, "(unreadable)");

  private final String park;
  private final Function<String, Optional<ProjectOffer>> offers;
  private final Function<String, Optional<ScenarioDemand>> scenarios;
  private final Function<String, Optional<BuyerOrder>> orders;

  MatchWriter(
      String park,
      Function<String, Optional<ProjectOffer>> offers,
      Function<String, Optional<ScenarioDemand>> scenarios,
      Function<String, Optional<BuyerOrder>> orders) {
    this.park = park;
    this.offers = offers;
    this.scenarios = scenarios;
    this.orders = orders;
  }

  /** The match as it is stored; {@code before} is what was stored of this pair, if anything. */
  dev.salto.records.Match match(
      Match match, dev.salto.records.@Nullable Match before, long sequence, Instant at) {
    boolean same = before != null && before.getId().equals(match.id());
    return dev.salto.records.Match.newBuilder()
        .setId(match.id())
        .setPark(park)
        .setOffer(match.offer())
        .setScenario(match.scenario())
        .setOrder(match.order())
        .setInstitute(match.institute())
        .setBuyer(match.buyer())
        .setTitles(same && before != null ? before.getTitles() : titles(match))
        .setNames(same && before != null ? before.getNames() : names(match))
        .setVersions(Memories.versions(match.versions()))
        .setRound(match.round())
        .setState(match.state().name())
        .setAcceptedBy(match.acceptedBy())
        .setScore(match.score())
        .setParts(Map.copyOf(match.parts().asMap()))
        .setGates(Memories.gates(match.gates()))
        .setAnswerBy(match.answerBy())
        .setCause(cause(match))
        .setDecision(match.lastDecision())
        .setSequence(sequence)
        .setUpdatedAt(at)
        .build();
  }

  /** The same for others: each permit with the authority that grants it. */
  static dev.salto.records.Match forOthers(dev.salto.records.Match stored) {
    return dev.salto.records.Match.newBuilder(stored)
        .setGates(stored.getGates().stream().map(MatchWriter::withAuthority).toList())
        .build();
  }

  /** The event of a change. */
  MatchEvent event(MatchChange change, dev.salto.records.Match match) {
    return MatchEvent.newBuilder()
        .setId(park + "-" + match.getSequence())
        .setSequence(match.getSequence())
        .setPark(park)
        .setMatch(match.getId())
        .setType(change.type().name())
        .setOffer(match.getOffer())
        .setScenario(match.getScenario())
        .setOrder(match.getOrder())
        .setInstitute(match.getInstitute())
        .setBuyer(match.getBuyer())
        .setTitles(match.getTitles())
        .setNames(match.getNames())
        .setAcceptedBy(match.getAcceptedBy())
        .setScore(match.getScore())
        .setGates(match.getGates())
        .setCause(match.getCause())
        .setAt(match.getUpdatedAt())
        .setBy(change.by())
        .build();
  }

  private static Gate withAuthority(Gate gate) {
    String code = gate.getCode();
    Vocabularies.Permit known =
        Vocabularies.shipped().permits().get(code.substring(code.indexOf(':') + 1));
    return known == null || gate.getAuthority() != null
        ? gate
        : Gate.newBuilder(gate).setAuthority(known.authority()).build();
  }

  private static @Nullable Cause cause(Match match) {
    return match.cause() == null
        ? null
        : new Cause(match.cause().code(), match.cause().ref(), match.cause().reason());
  }

  private Titles titles(Match match) {
    return new Titles(
        offers.apply(match.offer()).map(ProjectOffer::getTitle).orElse(UNKNOWN),
        scenarios.apply(match.scenario()).map(ScenarioDemand::getTitle).orElse(UNKNOWN),
        orders.apply(match.order()).map(BuyerOrder::getTitle).orElse(UNKNOWN));
  }

  private Names names(Match match) {
    return new Names(
        name(offers.apply(match.offer()).map(ProjectOffer::getOrganisation)),
        name(orders.apply(match.order()).map(BuyerOrder::getOrganisation)));
  }

  private static Text name(Optional<OrganisationCard> card) {
    return card.map(OrganisationCard::getName).orElse(UNKNOWN);
  }
}
