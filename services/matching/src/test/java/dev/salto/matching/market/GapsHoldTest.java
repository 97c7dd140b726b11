package dev.salto.matching.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.eligibility.CriterionCode;
import dev.salto.matching.explanation.Explanation;
import dev.salto.matching.explanation.Gap;
import dev.salto.matching.fixture.History;
import dev.salto.matching.fixture.Postings;
import dev.salto.matching.fixture.Shape;
import dev.salto.matching.fixture.World;
import dev.salto.matching.model.Capability;
import dev.salto.matching.model.Evidence;
import dev.salto.matching.model.EvidenceKind;
import dev.salto.matching.model.Money;
import dev.salto.matching.model.Offer;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Party;
import dev.salto.matching.model.Policy;
import dev.salto.matching.model.Scenario;
import dev.salto.matching.model.SiteClearance;
import dev.salto.matching.model.Verification;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A gap names the single change that would do (design 1, "gap"): once it is made, to what is
 * expected and not further, nothing is left that keeps the pair apart, but perhaps the price, which
 * is not told while anything else fails.
 */
class GapsHoldTest {

  private static final List<Shape> SHAPES = List.of(Shape.DENSE, Shape.SPARSE, Shape.ELASTIC);

  @Test
  void afterTheChangeThatAGapNamesThePairIsMatchedOrHeldByBetterOnes() {
    Map<CriterionCode, Integer> seen = new EnumMap<>(CriterionCode.class);
    for (long seed = 1; seed <= 60; seed++) {
      History history = new History(seed, new PlainMarket(), SHAPES.get((int) (seed % 3)));
      for (int step = 1; step <= 120; step++) {
        history.next();
        if (step % 20 == 0) {
          for (String offer : history.world().offers.keySet()) {
            for (Gap gap : history.market().gapsOfOffer(offer)) {
              if (seen.merge(gap.code(), 1, Integer::sum) <= 60) {
                holds(gap, history.world(), "seed " + seed + ", step " + step);
              }
            }
          }
        }
      }
    }
    assertThat(seen.keySet())
        .contains(
            CriterionCode.STATUS,
            CriterionCode.DECLINED,
            CriterionCode.INDEPENDENT,
            CriterionCode.RESERVED,
            CriterionCode.FIELD,
            CriterionCode.READINESS,
            CriterionCode.SITE,
            CriterionCode.WINDOW,
            CriterionCode.SPACE,
            CriterionCode.FACILITY,
            CriterionCode.ORDER_BACKED,
            CriterionCode.SCORE,
            CriterionCode.PRICE);
  }

  private static void holds(Gap gap, World world, String where) {
    Market market = new PlainMarket();
    world.facts().forEach(market::load);
    world.memories.values().forEach(market::load);

    market.apply(change(gap, world));

    Explanation pair = market.explain(gap.offer(), gap.order());
    if (gap.code() != CriterionCode.PRICE && pair.firstFailing() == CriterionCode.PRICE) {
      return;
    }
    assertThat(pair.firstFailing()).as(where + ": " + gap).isNull();
    assertThat(pair.match() != null || !pair.heldBy().isEmpty()).as(where + ": " + gap).isTrue();
  }

  /** The change that a gap names, and nothing else. */
  private static Input change(Gap gap, World world) {
    Offer offer = world.offers.get(gap.offer());
    Order order = world.orders.get(gap.order());
    Scenario scenario = world.scenarios.get(gap.scenario());
    LocalDate day = world.day;
    return switch (gap.code()) {
      case STATUS ->
          gap.actual().equals("offer withdrawn")
              ? new Input.OfferChanged(offer.id(), new Edit(offer).offer())
              : posted(scenario, true, scenario.siteClearance());
      case SITE -> posted(scenario, scenario.open(), SiteClearance.MET);
      case DECLINED -> new Input.OfferChanged(offer.id(), new Edit(offer).offer());
      case FIELD -> {
        Edit edit = new Edit(offer);
        edit.fields = List.of(gap.expected().split("; "));
        yield new Input.OfferChanged(offer.id(), edit.offer());
      }
      case CAPABILITY -> {
        String[] words = gap.expected().split(" ");
        Edit edit = new Edit(offer);
        edit.capabilities = new ArrayList<>(offer.capabilities());
        edit.capabilities.removeIf(it -> it.attribute().equals(words[0]));
        edit.capabilities.add(
            new Capability(words[0], new java.math.BigDecimal(words[2]), words[3]));
        yield new Input.OfferChanged(offer.id(), edit.offer());
      }
      case READINESS -> {
        Edit edit = new Edit(offer);
        edit.trl = Integer.parseInt(gap.expected().split(" ")[2]);
        yield new Input.OfferChanged(offer.id(), edit.offer());
      }
      case SPACE -> {
        Edit edit = new Edit(offer);
        edit.spaceM2 = Integer.parseInt(gap.expected().split(" ")[1]);
        yield new Input.OfferChanged(offer.id(), edit.offer());
      }
      case WINDOW -> {
        Edit edit = new Edit(offer);
        edit.availableFrom = day;
        edit.availableUntil = day.plusDays(Integer.parseInt(gap.expected().split(" ")[1]));
        yield new Input.OfferChanged(offer.id(), edit.offer());
      }
      case PRICE -> {
        Edit edit = new Edit(offer);
        edit.price = order.budgetPerLot();
        yield new Input.OfferChanged(offer.id(), edit.offer());
      }
      case FACILITY -> {
        String field = gap.expected().substring(gap.expected().lastIndexOf(' ') + 1);
        yield new Input.FacilityChanged("new", Postings.platform("new", field));
      }
      case INDEPENDENT ->
          new Input.OrderChanged(
              order.id(),
              edited(
                  order,
                  new Party("someone-else", order.buyer().jurisdiction(), null),
                  order.evidence()));
      case RESERVED -> {
        List<Evidence> evidence =
            order.evidence().stream()
                .map(it ->
                    it.supplier() == null ? it : document(it, offer.institute().id(), it.amount()))
                .toList();
        yield new Input.OrderChanged(order.id(), edited(order, order.buyer(), evidence));
      }
      case ORDER_BACKED -> {
        List<Evidence> evidence = new ArrayList<>(order.evidence());
        evidence.add(
            new Evidence(
                99,
                EvidenceKind.CONTRACT_SIGNATURE,
                day,
                order.budgetPerLot(),
                null,
                null,
                Verification.VERIFIED));
        yield new Input.OrderChanged(order.id(), edited(order, order.buyer(), evidence));
      }
      case SCORE -> {
        Policy it = world.policy;
        yield new Input.PolicyChanged(
            new Policy(
                it.agency(),
                it.threshold(),
                Integer.parseInt(gap.actual()),
                it.rates(),
                it.answerDays(),
                it.crossBorderGates()));
      }
      case PARK, PERMIT -> throw new AssertionError("nothing in a park alone leaves only " + gap);
    };
  }

  private static Evidence document(Evidence it, String supplier, Money amount) {
    return new Evidence(
        it.n(), it.kind(), it.date(), amount, it.validUntil(), supplier, it.verification());
  }

  private static Order edited(Order it, Party buyer, List<Evidence> evidence) {
    return new Order(
        it.id(),
        it.park(),
        buyer,
        it.scenario(),
        it.stage(),
        it.route(),
        it.lots(),
        it.budgetPerLot(),
        it.sealed(),
        it.deliverBy(),
        evidence,
        it.open(),
        it.version() + 1,
        it.postedAt());
  }

  private static Input posted(Scenario it, boolean open, SiteClearance clearance) {
    return new Input.ScenarioChanged(
        it.id(),
        new Scenario(
            it.id(),
            it.park(),
            it.agency(),
            it.jurisdiction(),
            it.title(),
            it.summary(),
            it.fields(),
            it.requirements(),
            it.stages(),
            it.permits(),
            it.places(),
            it.windowFrom(),
            it.windowUntil(),
            it.minDays(),
            it.spaceM2(),
            clearance,
            open,
            it.version() + 1,
            it.postedAt()));
  }

  /** An offer's next version, of which one thing is to be different. */
  private static final class Edit {

    private final Offer it;
    private List<String> fields;
    private List<Capability> capabilities;
    private int trl;
    private Money price;
    private LocalDate availableFrom;
    private LocalDate availableUntil;
    private Integer spaceM2;

    Edit(Offer it) {
      this.it = it;
      this.fields = it.fields();
      this.capabilities = it.capabilities();
      this.trl = it.trl();
      this.price = it.price();
      this.availableFrom = it.availableFrom();
      this.availableUntil = it.availableUntil();
      this.spaceM2 = it.spaceM2();
    }

    Offer offer() {
      return new Offer(
          it.id(),
          it.park(),
          it.institute(),
          it.title(),
          it.summary(),
          fields,
          capabilities,
          trl,
          it.permits(),
          price,
          it.pilots(),
          availableFrom,
          availableUntil,
          spaceM2,
          it.platformField(),
          true,
          it.version() + 1,
          it.postedAt(),
          it.heldPermits(),
          it.record());
    }
  }
}
