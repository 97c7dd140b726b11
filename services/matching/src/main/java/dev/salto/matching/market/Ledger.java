package dev.salto.matching.market;

import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.explanation.UnmetOrder;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.model.Facility;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Policy;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.pairing.Rank;
import dev.salto.matching.text.TermVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * All that stands in a park, as decisions, reviews and answers need it: postings, rules, day,
 * memories. The rules that read it are the same for every market; how it finds what they ask for is
 * a market's own affair.
 */
public interface Ledger {

  /** By id. */
  SortedMap<String, Offer> offers();

  /** By id. */
  SortedMap<String, Scenario> scenarios();

  /** By id. */
  SortedMap<String, Order> orders();

  /** An offer by its id; null where it is not known. */
  default @Nullable Offer offer(String id) {
    return offers().get(id);
  }

  /** A scenario by its id; null where it is not known. */
  default @Nullable Scenario scenario(String id) {
    return scenarios().get(id);
  }

  /** An order by its id; null where it is not known. */
  default @Nullable Order order(String id) {
    return orders().get(id);
  }

  /** By id. */
  SortedMap<String, Facility> facilities();

  /** The standing matches that were agreed to need a facility, in no order. */
  Collection<Match> inNeedOfFacilities();

  /** The park's rules; null where it has none. */
  @Nullable Policy policy();

  /** What all pairs have in common; null while the park has no policy or no day. */
  @Nullable Ground ground();

  /** What is remembered of a pair; null where nothing is. */
  @Nullable PairMemory known(PairKey key);

  /** Remembers a pair as it is now. */
  void remember(PairMemory memory);

  /** A pair whose three postings are known. */
  PairCase pairCase(Offer offer, Scenario scenario, Order order, Ground on);

  /** Title and summary of a known offer. */
  TermVector offerText(String id);

  /** Title and summary of a known scenario. */
  TermVector scenarioText(String id);

  /** The open offers for which the criterion FIELD holds with a scenario, in no order. */
  Collection<Offer> offersSharingAField(Scenario scenario);

  /** The scenarios for which the criterion FIELD holds with an offer, in no order. */
  default Collection<Scenario> scenariosSharingAField(Offer offer) {
    return scenarios().values().stream()
        .filter(scenario -> scenario.fields().stream().anyMatch(offer::hasField))
        .toList();
  }

  /** The orders that name a scenario, in no order. */
  Collection<Order> ordersOf(String scenario);

  /** How the standing matches fill the three capacities. */
  Occupancy occupancy();

  /**
   * Open orders with backed lots that have no match, by id; none in a park that is not declared.
   */
  SortedMap<String, UnmetOrder> unmet();

  /** What is remembered of a pair; blank where nothing is. */
  default PairMemory memory(PairKey key) {
    PairMemory known = known(key);
    return known == null ? PairMemory.blank(key.offer(), key.order()) : known;
  }

  /** The rank of a match by its postings as they stand; one whose posting is gone comes last. */
  default Rank rank(Match match) {
    Offer offer = offer(match.offer());
    Order order = order(match.order());
    return new Rank(
        match.score(),
        offer == null ? Instant.MAX : offer.postedAt(),
        order == null ? Instant.MAX : order.postedAt(),
        match.offer(),
        match.order());
  }

  /** The agencies that may act for the park in a match: the park's and the scenario's. */
  default List<String> agenciesOf(Match match) {
    List<String> agencies = new ArrayList<>();
    Policy policy = policy();
    if (policy != null) {
      agencies.add(policy.agency());
    }
    Scenario scenario = scenario(match.scenario());
    if (scenario != null) {
      agencies.add(scenario.agency().id());
    }
    return agencies;
  }
}
