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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why, why not, and what would have to change, read off a ledger. */
public final class Answers {

  private final Ledger ledger;
  private final @Nullable Ground ground;
  private final @Nullable Room room;

  /** Answers by a ledger as it stands, and only while it stands so. */
  public Answers(Ledger ledger) {
    this.ledger = ledger;
    this.ground = ledger.ground();
    this.room = ground == null ? null : new Room(ledger);
  }

  /** One pair; see {@link Market#explain}. */
  public Explanation explain(String offerId, String orderId) {
    Offer offer = ledger.offers().get(offerId);
    Order order = ledger.orders().get(orderId);
    Scenario scenario = order == null ? null : ledger.scenarios().get(order.scenario());
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

  /** See {@link Market#explanationsForOrder}. */
  public List<Explanation> forOrder(String order) {
    return ledger.offers().values().stream()
        .filter(offer -> offer.open() || isMatched(offer.id(), order))
        .map(offer -> explain(offer.id(), order))
        .sorted(Comparator.comparing(this::rank))
        .toList();
  }

  /** See {@link Market#explanationsForOffer}. */
  public List<Explanation> forOffer(String offer) {
    return ledger.orders().values().stream()
        .filter(order -> order.open() || isMatched(offer, order.id()))
        .map(order -> explain(offer, order.id()))
        .sorted(Comparator.comparing(this::rank))
        .toList();
  }

  private boolean isMatched(String offer, String order) {
    return ledger.memory(new PairKey(offer, order)).standing() != null;
  }

  private Rank rank(Explanation pair) {
    Offer offer = ledger.offers().get(pair.offer());
    Order order = ledger.orders().get(pair.order());
    return new Rank(
        pair.score(),
        offer == null ? Instant.MAX : offer.postedAt(),
        order == null ? Instant.MAX : order.postedAt(),
        pair.offer(),
        pair.order());
  }

  /** The pairs that one thing keeps apart, best score first, then by ids. */
  public List<Gap> gaps(List<Explanation> pairs) {
    List<Gap> gaps = new ArrayList<>();
    for (Explanation pair : pairs) {
      Gap gap = hasItsLot(pair) ? null : Gap.of(pair);
      if (gap != null) {
        gaps.add(gap);
      }
    }
    gaps.sort(
        Comparator.comparingInt(Gap::score)
            .reversed()
            .thenComparing(Gap::offer)
            .thenComparing(Gap::order));
    return gaps;
  }

  /** See {@link Market#unmetOrders}. */
  public List<UnmetAnswer> unmetOrders() {
    return ledger.unmet().values().stream().map(this::answer).toList();
  }

  private UnmetAnswer answer(UnmetOrder unmet) {
    List<Explanation> pairs =
        forOrder(unmet.order()).stream()
            .filter(pair -> Objects.requireNonNull(ledger.offers().get(pair.offer())).open())
            .toList();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (CriterionCode code : CriterionCode.values()) {
      counts.put(code.name(), 0);
    }
    counts.put(UnmetAnswer.MATCHED, 0);
    counts.put(UnmetAnswer.HELD, 0);
    for (Explanation pair : pairs) {
      counts.merge(countedUnder(pair), 1, Integer::sum);
    }
    counts.values().removeIf(count -> count == 0);
    return new UnmetAnswer(unmet, counts, gaps(pairs));
  }

  private String countedUnder(Explanation pair) {
    if (hasItsLot(pair)) {
      return UnmetAnswer.MATCHED;
    }
    if (pair.firstFailing() != null) {
      return pair.firstFailing().name();
    }
    return room != null && room.isMatchedOut(pair.offer()) ? UnmetAnswer.MATCHED : UnmetAnswer.HELD;
  }

  /** Whether a pair is matched, or was until its lot was used up: nothing has to change for it. */
  private boolean hasItsLot(Explanation pair) {
    return pair.match() != null
        || ledger.memory(new PairKey(pair.offer(), pair.order())).hasHadItsLot();
  }
}
