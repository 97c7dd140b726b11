package dev.salto.matching.market;

import dev.salto.matching.eligibility.Criterion;
import dev.salto.matching.eligibility.CriterionCode;
import dev.salto.matching.eligibility.Eligibility;
import dev.salto.matching.eligibility.Ground;
import dev.salto.matching.explanation.Explanation;
import dev.salto.matching.explanation.Gap;
import dev.salto.matching.explanation.PriceFigures;
import dev.salto.matching.explanation.UnmetAnswer;
import dev.salto.matching.explanation.UnmetOrder;
import dev.salto.matching.life.Match;
import dev.salto.matching.life.PairMemory;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.pairing.Rank;
import dev.salto.matching.score.ScoreParts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why, why not, and what would have to change, read off a ledger. */
final class Answers {

  private final Ledger ledger;
  private final @Nullable Ground ground;
  private final @Nullable Room room;

  /** Answers by a ledger as it stands, and only while it stands so. */
  Answers(Ledger ledger) {
    this.ledger = ledger;
    this.ground = ledger.ground();
    this.room = ground == null ? null : new Room(ledger);
  }

  /** One pair; see {@link Market#explain}. */
  public Explanation explain(String offerId, String orderId) {
    Offer offer = ledger.offer(offerId);
    Order order = ledger.order(orderId);
    Scenario scenario = order == null ? null : ledger.scenario(order.scenario());
    Match match = ledger.memory(new PairKey(offerId, orderId)).standing();
    if (ground == null || room == null) {
      return told(offerId, orderId, order, Eligibility.tellUndeclared(), match);
    }
    if (offer == null || order == null || scenario == null) {
      String which = offer == null ? "offer" : order == null ? "order" : "scenario";
      return told(offerId, orderId, order, Eligibility.tellUnknown(which), match);
    }
    var pair = ledger.pairCase(offer, scenario, order, ground);
    List<Criterion> criteria = Eligibility.tellAll(pair);
    CriterionCode failing = firstFailing(criteria);
    return new Explanation(
        offerId,
        orderId,
        scenario.id(),
        failing == null,
        failing,
        criteria,
        pair.parts(),
        match == null ? null : match.id(),
        failing != null || match != null ? List.of() : room.holders(pair.candidate()),
        PriceFigures.of(pair));
  }

  private static Explanation told(
      String offer,
      String order,
      @Nullable Order known,
      List<Criterion> criteria,
      @Nullable Match match) {
    return new Explanation(
        offer,
        order,
        known == null ? null : known.scenario(),
        false,
        firstFailing(criteria),
        criteria,
        ScoreParts.NONE,
        match == null ? null : match.id(),
        List.of(),
        PriceFigures.NONE);
  }

  private static @Nullable CriterionCode firstFailing(List<Criterion> criteria) {
    for (Criterion criterion : criteria) {
      if (criterion.fails()) {
        return criterion.code();
      }
    }
    return null;
  }

  /** Each of these pairs. */
  public List<Explanation> explained(List<PairKey> pairs) {
    return pairs.stream().map(pair -> explain(pair.offer(), pair.order())).toList();
  }

  /** See {@link Market#pairsOfOrder}. */
  public List<PairKey> pairsOfOrder(String order) {
    return byRank(
        ledger.offers().values().stream()
            .filter(offer -> offer.open() || isMatched(offer.id(), order))
            .map(offer -> rank(offer, offer.id(), ledger.order(order), order)));
  }

  /** See {@link Market#pairsOfOffer}. */
  public List<PairKey> pairsOfOffer(String offer) {
    return byRank(
        ledger.orders().values().stream()
            .filter(order -> order.open() || isMatched(offer, order.id()))
            .map(order -> rank(ledger.offer(offer), offer, order, order.id())));
  }

  private static List<PairKey> byRank(Stream<Rank> pairs) {
    return pairs.sorted().map(rank -> new PairKey(rank.offer(), rank.order())).toList();
  }

  private boolean isMatched(String offer, String order) {
    return ledger.memory(new PairKey(offer, order)).standing() != null;
  }

  /** The rank with the score that an explanation tells, at a small part of the cost. */
  private Rank rank(@Nullable Offer offer, String offerId, @Nullable Order order, String orderId) {
    Scenario scenario = order == null ? null : ledger.scenario(order.scenario());
    int score =
        ground == null || offer == null || order == null || scenario == null
            ? 0
            : ledger.pairCase(offer, scenario, order, ground).score();
    return new Rank(
        score,
        offer == null ? Instant.MAX : offer.postedAt(),
        order == null ? Instant.MAX : order.postedAt(),
        offerId,
        orderId);
  }

  /** See {@link Market#gapsOfOrder}. */
  public List<Gap> gapsOfOrder(String id) {
    Order order = ledger.order(id);
    Scenario scenario = order == null ? null : ledger.scenario(order.scenario());
    List<Gap> gaps = new ArrayList<>();
    if (order != null && scenario != null) {
      for (Offer offer : ledger.offers().values()) {
        if (offer.open() && !hasItsLot(offer, order)) {
          addGap(gaps, offer, order, firstTwoFailing(offer, scenario, order));
        }
      }
    }
    return bestFirst(gaps);
  }

  /** See {@link Market#gapsOfOffer}. */
  public List<Gap> gapsOfOffer(String id) {
    Offer offer = ledger.offer(id);
    List<Gap> gaps = new ArrayList<>();
    if (offer != null) {
      for (Order order : ledger.orders().values()) {
        Scenario scenario = ledger.scenario(order.scenario());
        if (order.open() && scenario != null && !hasItsLot(offer, order)) {
          addGap(gaps, offer, order, firstTwoFailing(offer, scenario, order));
        }
      }
    }
    return bestFirst(gaps);
  }

  /** Most pairs fail at more than one thing; only of the others all has to be told. */
  private void addGap(List<Gap> gaps, Offer offer, Order order, List<CriterionCode> failing) {
    Gap gap = failing.size() == 1 ? Gap.of(explain(offer.id(), order.id())) : null;
    if (gap != null) {
      gaps.add(gap);
    }
  }

  private static List<Gap> bestFirst(List<Gap> gaps) {
    gaps.sort(
        Comparator.comparingInt(Gap::score)
            .reversed()
            .thenComparing(Gap::offer)
            .thenComparing(Gap::order));
    return gaps;
  }

  /** At most two criteria that fail; STATUS alone where the scenario is not known. */
  private List<CriterionCode> firstTwoFailing(
      Offer offer, @Nullable Scenario scenario, Order order) {
    if (ground == null) {
      return List.of(CriterionCode.PARK);
    }
    return scenario == null
        ? List.of(CriterionCode.STATUS)
        : Eligibility.firstTwoFailing(ledger.pairCase(offer, scenario, order, ground));
  }

  /** See {@link Market#unmetOrder}. */
  public @Nullable UnmetAnswer unmetOrder(String id) {
    UnmetOrder unmet = ledger.unmet().get(id);
    Order order = ledger.order(id);
    return unmet == null || order == null ? null : answer(unmet, order);
  }

  private UnmetAnswer answer(UnmetOrder unmet, Order order) {
    Scenario scenario = ledger.scenario(order.scenario());
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (CriterionCode code : CriterionCode.values()) {
      counts.put(code.name(), 0);
    }
    counts.put(UnmetAnswer.MATCHED, 0);
    counts.put(UnmetAnswer.HELD, 0);
    List<Gap> gaps = new ArrayList<>();
    for (Offer offer : ledger.offers().values()) {
      if (!offer.open()) {
        continue;
      }
      if (hasItsLot(offer, order)) {
        counts.merge(UnmetAnswer.MATCHED, 1, Integer::sum);
      } else {
        List<CriterionCode> failing = firstTwoFailing(offer, scenario, order);
        counts.merge(countedUnder(offer, failing), 1, Integer::sum);
        addGap(gaps, offer, order, failing);
      }
    }
    counts.values().removeIf(count -> count == 0);
    return new UnmetAnswer(unmet, counts, bestFirst(gaps));
  }

  private String countedUnder(Offer offer, List<CriterionCode> failing) {
    if (!failing.isEmpty()) {
      return failing.getFirst().name();
    }
    return room != null && room.isMatchedOut(offer.id()) ? UnmetAnswer.MATCHED : UnmetAnswer.HELD;
  }

  /** Whether a pair is matched, or was until its lot was used up: nothing has to change for it. */
  private boolean hasItsLot(Offer offer, Order order) {
    PairMemory known = ledger.known(new PairKey(offer.id(), order.id()));
    return known != null && (known.standing() != null || known.hasHadItsLot());
  }
}
