package dev.salto.matching.market;

import dev.salto.matching.eligibility.Backing;
import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.explanation.Explanation;
import dev.salto.matching.explanation.Gap;
import dev.salto.matching.explanation.HeldBy;
import dev.salto.matching.explanation.UnmetAnswer;
import dev.salto.matching.explanation.UnmetOrder;
import dev.salto.matching.fixture.World;
import dev.salto.matching.life.Cause;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.model.Facility;
import dev.salto.matching.model.FieldCode;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.model.Versions;
import dev.salto.matching.pairing.Rank;
import dev.salto.matching.text.TextSimilarity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What design 3 says of an outcome, asked of it as it says it. It shares nothing with how a market
 * finds the outcome: it pairs nothing, it only looks whether what stands may stand and whether
 * anything that does not stand should.
 */
final class Definition {

  private final World world;
  private final Ground ground;
  private final List<String> broken = new ArrayList<>();

  private Definition(World world) {
    this.world = world;
    this.ground =
        world.policy == null || world.day == null
            ? null
            : new Ground(world.policy, world.day, world.facilities.values(), world.orders.values());
  }

  /** What is wrong with a market, whose world is this; empty if nothing is. */
  static List<String> brokenBy(Market market, World world) {
    Definition definition = new Definition(world);
    definition.theChangesToldAreWhatStands(market);
    definition.onePairStandsOnce();
    definition.whatIsProposedMayStand();
    definition.nobodyWaitsForAFacilityWithRoom();
    if (definition.ground != null) {
      definition.noCapacityIsExceededByAProposal();
      definition.noPairBlocks();
      definition.everyWhyNotIsAnswered(market);
      definition.unmetCountsAddUp(market);
      definition.counterpartsComeBestRankFirst(market);
      definition.whatIsNotBackedIsFlagged();
    }
    return definition.broken;
  }

  /** Which states only a pilot leads to, as the design has them: from and to. */
  private static final Set<String> MOVES =
      Set.of(
          "AGREED PILOTING",
          "PILOTING DELIVERED",
          "DELIVERED PAID",
          "PAID CLOSED",
          "AGREED FAILED",
          "PILOTING FAILED",
          "DELIVERED FAILED");

  /**
   * What is wrong with a step: locked matches are kept but for the moves of pilots and the exits
   * that the design knows, and no facility is reserved beyond its room.
   */
  static List<String> brokenByStep(
      Collection<Match> before, World after, Input input, Outcome outcome) {
    List<String> broken = new ArrayList<>();
    for (Match match : before) {
      if (!match.state().isLocked()) {
        continue;
      }
      Match now =
          outcome.changes().stream()
              .map(MatchChange::match)
              .filter(it -> it.id().equals(match.id()))
              .reduce((first, last) -> last)
              .orElse(match);
      if (now.state() != match.state() && !mayCome(match, now, input, after)) {
        broken.add("locked " + match.id() + " became " + now.state() + ": " + now.cause());
      }
      if (!now.versions().equals(match.versions())
          || !now.acceptedBy().equals(match.acceptedBy())
          || now.round() != match.round()) {
        broken.add("locked " + match.id() + " changed its terms");
      }
      if (now.state() == MatchState.CLOSED
          && after.memory(match.offer(), match.order()).closed() != 1) {
        broken.add("closed " + match.id() + " did not use up its lot");
      }
    }
    for (Match match : after.matches.values()) {
      String facility = reserved(match);
      boolean had =
          before.stream()
              .anyMatch(it -> it.id().equals(match.id()) && reserved(it).equals(facility));
      if (!facility.isEmpty() && !had && !hasRoom(after, after.facilities.get(facility), null)) {
        broken.add(match.id() + " was given " + facility + ", which is full");
      }
    }
    return broken;
  }

  private static boolean mayCome(Match match, Match now, Input input, World world) {
    if (input instanceof Input.PilotMoved moved && moved.match().equals(match.id())) {
      boolean allMet = match.gates().stream().allMatch(gate -> gate.state().name().equals("MET"));
      return moved.to() == now.state()
          && MOVES.contains(match.state() + " " + now.state())
          && (now.state() != MatchState.PILOTING || allMet);
    }
    boolean refused =
        now.gates().stream()
            .anyMatch(gate ->
                now.cause() != null
                    && gate.code().equals(now.cause().code())
                    && gate.state().name().equals("REFUSED"));
    if (match.state() == MatchState.PILOTING) {
      return refused && now.state() == MatchState.FAILED;
    }
    Offer offer = world.offers.get(match.offer());
    Scenario scenario = world.scenarios.get(match.scenario());
    Order order = world.orders.get(match.order());
    boolean withdrawn =
        offer != null && !offer.open()
            || scenario != null && !scenario.open()
            || order != null && !order.open();
    boolean awarded =
        order != null
            && now.cause().code().equals("AWARD")
            && order.route().name().equals("TENDER")
            && !order.suppliersNamedOn(world.day).isEmpty()
            && !order.suppliersNamedOn(world.day).contains(match.institute());
    return match.state() == MatchState.AGREED
        && now.state() == MatchState.WITHDRAWN
        && (refused || awarded || withdrawn && now.cause().code().equals(Cause.WITHDRAWN));
  }

  /** The facility that a match has; blank where it has none. */
  private static String reserved(Match match) {
    return match.gates().stream()
        .filter(gate -> gate.code().equals("FACILITY") && gate.state().name().equals("MET"))
        .map(gate -> gate.reference())
        .findFirst()
        .orElse("");
  }

  /** Whether a facility has room for those who have it, and for one more if there is one. */
  private static boolean hasRoom(World world, Facility facility, Match more) {
    List<Match> holding = new ArrayList<>();
    world.matches.values().stream()
        .filter(match -> reserved(match).equals(facility.id()))
        .forEach(holding::add);
    if (more != null) {
      holding.add(more);
    }
    int spaceM2 = holding.stream().mapToInt(match -> match.facility().spaceM2()).sum();
    return (facility.places() == null || holding.size() <= facility.places())
        && (facility.spaceM2() == null || spaceM2 <= facility.spaceM2());
  }

  private void nobodyWaitsForAFacilityWithRoom() {
    for (Match match : world.matches.values()) {
      boolean waits =
          match.facility() != null
              && reserved(match).isEmpty()
              && Set.of(MatchState.AGREED, MatchState.PILOTING).contains(match.state());
      for (Facility facility : world.facilities.values()) {
        boolean serves =
            waits
                && facility.open()
                && facility.status().name().equals("BUILT")
                && facility.kind() == match.facility().kind()
                && match.facility().fields().stream()
                    .anyMatch(field -> FieldCode.related(field, facility.field()));
        if (serves && hasRoom(world, facility, match)) {
          broken.add(match.id() + " waits while " + facility + " has room");
        }
      }
    }
  }

  /** Of the locked matches of an order, best rank first, as many are backed as it backs lots. */
  private void whatIsNotBackedIsFlagged() {
    for (Order order : world.orders.values()) {
      List<Match> locked = new ArrayList<>(of(Match::order, order.id()));
      locked.removeIf(match -> !match.state().isLocked());
      locked.sort(
          Comparator.comparing((Match it) -> -it.score())
              .thenComparing(it -> offeredAt(it.offer()))
              .thenComparing(Match::offer));
      for (int at = 0; at < locked.size(); at++) {
        Match match = locked.get(at);
        boolean flagged =
            match.gates().stream()
                .anyMatch(
                    gate -> gate.code().equals("BACKING") && gate.state().name().equals("PENDING"));
        boolean counts = Set.of(MatchState.AGREED, MatchState.PILOTING).contains(match.state());
        if (counts && flagged != at >= lots(order.id())) {
          broken.add(match.id() + (flagged ? " is flagged but backed" : " is not backed"));
        }
      }
    }
  }

  private Instant offeredAt(String offer) {
    return world.offers.containsKey(offer) ? world.offers.get(offer).postedAt() : Instant.MAX;
  }

  private void theChangesToldAreWhatStands(Market market) {
    if (!List.copyOf(world.matches.values()).equals(market.matches())) {
      broken.add(
          "changes tell "
              + world.matches.keySet()
              + " but there stands "
              + market.matches().stream().map(Match::id).toList());
    }
  }

  private void onePairStandsOnce() {
    Set<String> pairs = new HashSet<>();
    for (Match match : world.matches.values()) {
      if (!pairs.add(match.offer() + "~" + match.order())) {
        broken.add(match.id() + " is a second match of its pair");
      }
    }
  }

  private void whatIsProposedMayStand() {
    for (Match match : world.matches.values()) {
      if (match.state() != MatchState.PROPOSED) {
        continue;
      }
      Offer offer = world.offers.get(match.offer());
      Order order = world.orders.get(match.order());
      Scenario scenario = world.scenarios.get(match.scenario());
      if (ground == null || offer == null || order == null || scenario == null) {
        broken.add(match.id() + " stands on nothing");
        continue;
      }
      PairCase pair = pair(offer, order);
      String buyers = order.buyer().group();
      if (Backing.of(order, world.policy, world.day).lots() < 1) {
        broken.add(match.id() + " stands without an order-backed lot");
      }
      if (order.buyer().id().equals(offer.institute().id())
          || buyers != null && buyers.equals(offer.institute().group())) {
        broken.add(match.id() + " is of one group");
      }
      if (isBarred(offer, scenario, order)) {
        broken.add(match.id() + " is barred");
      }
      if (!Eligibility.isEligible(pair)) {
        broken.add(match.id() + " fails " + Eligibility.firstFailing(pair));
      }
      if (!match.versions().equals(Versions.of(offer, scenario, order))
          || !order.scenario().equals(match.scenario())) {
        broken.add(match.id() + " is of versions that are past");
      }
      if (!match.parts().equals(pair.parts()) || !match.gates().equals(pair.gates())) {
        broken.add(match.id() + " has another score or other gates than its pair");
      }
      if (match.answerBy().isBefore(world.day)) {
        broken.add(match.id() + " was not answered by the day");
      }
    }
  }

  private boolean isBarred(Offer offer, Scenario scenario, Order order) {
    PairMemory memory = world.memory(offer.id(), order.id());
    return memory != null
        && memory.bar() != null
        && memory.bar().versions().equals(Versions.of(offer, scenario, order));
  }

  /** Locked matches alone may be more than a capacity that was lowered since. */
  private void noCapacityIsExceededByAProposal() {
    for (Match match : world.matches.values()) {
      if (match.state() == MatchState.PROPOSED) {
        exceeded(match, "offer", pilots(match.offer()), of(Match::offer, match.offer()));
        exceeded(match, "order", lots(match.order()), of(Match::order, match.order()));
        exceeded(
            match, "scenario", places(match.scenario()), of(Match::scenario, match.scenario()));
      }
    }
  }

  private void exceeded(Match match, String what, int capacity, List<Match> standing) {
    if (standing.size() > capacity) {
      broken.add(match.id() + " exceeds its " + what + ": " + standing.size() + " of " + capacity);
    }
  }

  private int pilots(String offer) {
    return world.offers.get(offer).pilots();
  }

  /** Backed lots less those used up for good. */
  private int lots(String order) {
    int used =
        world.memories.values().stream()
            .filter(memory -> memory.order().equals(order))
            .mapToInt(PairMemory::closed)
            .sum();
    return Backing.of(world.orders.get(order), world.policy, world.day).lots() - used;
  }

  private int places(String scenario) {
    return world.scenarios.get(scenario).places();
  }

  private List<Match> of(Function<Match, String> leg, String id) {
    return world.matches.values().stream().filter(it -> leg.apply(it).equals(id)).toList();
  }

  /** A pair blocks when each of its capacities has room or holds an unlocked, worse pair. */
  private void noPairBlocks() {
    for (Offer offer : world.offers.values()) {
      for (Order order : world.orders.values()) {
        if (isFreeToPair(offer, order)
            && Eligibility.isEligible(pair(offer, order))
            && yields(offer, order, pilots(offer.id()), of(Match::offer, offer.id()))
            && yields(offer, order, lots(order.id()), of(Match::order, order.id()))
            && yields(
                offer, order, places(order.scenario()), of(Match::scenario, order.scenario()))) {
          broken.add(offer.id() + "~" + order.id() + " blocks");
        }
      }
    }
  }

  /** Known, not matched, and no lot of that order used up by that offer. */
  private boolean isFreeToPair(Offer offer, Order order) {
    PairMemory memory = world.memory(offer.id(), order.id());
    return world.scenarios.containsKey(order.scenario())
        && of(Match::offer, offer.id()).stream().noneMatch(it -> it.order().equals(order.id()))
        && (memory == null || memory.closed() == 0);
  }

  private boolean yields(Offer offer, Order order, int capacity, List<Match> standing) {
    return standing.size() < capacity
        || standing.stream()
            .anyMatch(it -> it.state() == MatchState.PROPOSED && isBetter(offer, order, it));
  }

  /** Whether the pair ranks better than a proposed match. */
  private boolean isBetter(Offer offer, Order order, Match match) {
    Offer other = world.offers.get(match.offer());
    Order others = world.orders.get(match.order());
    record Standing(int score, Instant offered, Instant ordered, String offer, String order) {}
    Comparator<Standing> bestFirst =
        Comparator.comparing((Standing it) -> -it.score())
            .thenComparing(Standing::offered)
            .thenComparing(Standing::ordered)
            .thenComparing(Standing::offer)
            .thenComparing(Standing::order);
    return bestFirst.compare(
            new Standing(
                pair(offer, order).score(),
                offer.postedAt(),
                order.postedAt(),
                offer.id(),
                order.id()),
            new Standing(
                match.score(), other.postedAt(), others.postedAt(), other.id(), others.id()))
        < 0;
  }

  private void everyWhyNotIsAnswered(Market market) {
    for (Offer offer : world.offers.values()) {
      for (Order order : world.orders.values()) {
        Explanation told = market.explain(offer.id(), order.id());
        if (told.match() != null) {
          continue;
        }
        String pair = offer.id() + "~" + order.id();
        if (told.eligible() != (told.firstFailing() == null)
            || told.eligible() == told.heldBy().isEmpty()) {
          broken.add(pair + " is told " + told.firstFailing() + " and held by " + told.heldBy());
        }
        for (HeldBy holder : told.heldBy()) {
          Match match = world.matches.get(holder.match());
          if (match != null
              && match.state() == MatchState.PROPOSED
              && isBetter(offer, order, match)) {
            broken.add(pair + " is said to be held by the worse " + match.id());
          }
        }
      }
    }
  }

  private void counterpartsComeBestRankFirst(Market market) {
    for (Order order : world.orders.values()) {
      List<Rank> ranks =
          market.explanationsForOrder(order.id()).stream()
              .map(told ->
                  new Rank(
                      told.score(),
                      world.offers.get(told.offer()).postedAt(),
                      order.postedAt(),
                      told.offer(),
                      order.id()))
              .toList();
      if (!ranks.equals(ranks.stream().sorted().toList())) {
        broken.add("not best rank first: " + ranks);
      }
    }
  }

  private void unmetCountsAddUp(Market market) {
    long open = world.offers.values().stream().filter(Offer::open).count();
    Map<String, Integer> expected = new TreeMap<>();
    for (Order order : world.orders.values()) {
      int unmet = lots(order.id()) - of(Match::order, order.id()).size();
      if (order.open() && unmet > 0) {
        expected.put(order.id(), unmet);
      }
    }
    Map<String, Integer> told = new TreeMap<>();
    for (UnmetOrder unmet : market.unmetOrders()) {
      UnmetAnswer answer = market.unmetOrder(unmet.order());
      told.put(unmet.order(), answer.unmet().lots());
      int counted = answer.offers().values().stream().mapToInt(it -> it).sum();
      whatIsUnmetIsCountedAsExplained(market, answer);
      if (counted != open) {
        broken.add(answer.offers() + " of " + answer.unmet() + " are not the " + open + " open");
      }
    }
    if (!told.equals(expected)) {
      broken.add("unmet lots " + told + " but " + expected + " are");
    }
  }

  /** Each open offer under its first failing code, and a gap wherever the explanation has one. */
  private void whatIsUnmetIsCountedAsExplained(Market market, UnmetAnswer answer) {
    String order = answer.unmet().order();
    Map<String, Integer> failing = new TreeMap<>();
    Set<String> gaps = new HashSet<>();
    for (Offer offer : world.offers.values()) {
      PairMemory memory = world.memory(offer.id(), order);
      Explanation told = market.explain(offer.id(), order);
      boolean hasItsLot = told.match() != null || memory != null && memory.closed() > 0;
      if (offer.open() && !hasItsLot && told.firstFailing() != null) {
        failing.merge(told.firstFailing().name(), 1, Integer::sum);
        if (Gap.of(told) != null) {
          gaps.add(offer.id());
        }
      }
    }
    Map<String, Integer> counted = new TreeMap<>(answer.offers());
    counted.keySet().removeAll(List.of(UnmetAnswer.MATCHED, UnmetAnswer.HELD));
    Set<String> told = new HashSet<>(answer.gaps().stream().map(Gap::offer).toList());
    if (!counted.equals(failing) || !told.equals(gaps)) {
      broken.add(answer + " but explained are " + failing + " with gaps of " + gaps);
    }
  }

  private PairCase pair(Offer offer, Order order) {
    Scenario scenario = world.scenarios.get(order.scenario());
    return new PairCase(
        offer,
        scenario,
        order,
        world.memory(offer.id(), order.id()),
        ground,
        TextSimilarity.vectorOf(offer.title(), offer.summary()),
        TextSimilarity.vectorOf(scenario.title(), scenario.summary()));
  }
}
