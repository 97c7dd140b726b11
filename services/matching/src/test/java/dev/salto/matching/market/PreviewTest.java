package dev.salto.matching.market;

import static dev.salto.matching.fixture.OrderBuilder.document;
import static dev.salto.matching.fixture.Postings.offer;
import static dev.salto.matching.fixture.Postings.order;
import static dev.salto.matching.fixture.Postings.scenario;
import static dev.salto.matching.model.EvidenceKind.PURCHASE_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.eligibility.CriterionCode;
import dev.salto.matching.explanation.Gap;
import dev.salto.matching.explanation.HeldBy;
import dev.salto.matching.explanation.UnmetOrder;
import dev.salto.matching.fixture.Park;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Verification;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What would it match if posted, and whom displace (design 4); nothing is published. */
class PreviewTest {

  private final Park park = new Park();

  @BeforeEach
  void aScenarioStands() {
    park.post(scenario("s"));
  }

  private static List<String> told(Preview preview) {
    return Park.told(new Outcome(preview.changes(), List.of(), List.of(), null));
  }

  @Test
  void anOfferSaysWhatItWouldMatchWhomItWouldDisplaceAndWhatTookTheirPlaces() {
    park.post(order("x"));
    park.post(order("y").postedAt("2026-02-01T00:00:00Z"));
    park.post(offer("b"));
    park.post(offer("c"));
    assertThat(park.standing()).containsExactly("b~x~1", "c~y~1");

    Preview preview = park.market().preview(offer("a").beyond(20).build());

    assertThat(told(preview))
        .containsExactly(
            "DISPLACED b~x~1 (DISPLACED a~x~1)",
            "DISPLACED c~y~1 (DISPLACED b~y~1)",
            "PROPOSED a~x~1",
            "PROPOSED b~y~1");
    assertThat(preview.holders().get("b~x~1"))
        .extracting(HeldBy::match, HeldBy::offer, HeldBy::order)
        .containsExactly("a~x~1", "a", "x");
    assertThat(preview.holders().get("c~y~1").offer()).isEqualTo("b");
    assertThat(preview.gaps()).isEmpty();
    assertThat(preview.heldBy()).isEmpty();
    assertThat(park.standing()).containsExactly("b~x~1", "c~y~1");
  }

  @Test
  void ofSeveralThatHoldADisplacedPairsPlaceTheNewOneTookIt() {
    park.post(order("x").lots(2));
    park.post(offer("e").beyond(25));
    park.post(offer("b"));
    assertThat(park.standing()).containsExactly("b~x~1", "e~x~1");

    Preview preview = park.market().preview(offer("a").beyond(10).build());

    assertThat(told(preview))
        .containsExactly("DISPLACED b~x~1 (DISPLACED a~x~1)", "PROPOSED a~x~1");
    assertThat(preview.holders().get("b~x~1").match()).isEqualTo("a~x~1");
  }

  @Test
  void whatWouldNotFitIsHeldByNobody() {
    park.post(order("x"));
    park.post(offer("b"));

    Preview preview = park.market().preview(offer("a").trl(7).build());

    assertThat(preview.heldBy()).isEmpty();
    assertThat(preview.gaps()).extracting(Gap::code).containsExactly(CriterionCode.READINESS);
  }

  @Test
  void whereItMakesNoMatchTheNearestGapsAreTold() {
    park.post(order("x"));

    Preview preview = park.market().preview(offer("a").trl(7).build());

    assertThat(preview.changes()).isEmpty();
    assertThat(preview.gaps()).extracting(Gap::code).containsExactly(CriterionCode.READINESS);
    assertThat(preview.heldBy()).isEmpty();
  }

  @Test
  void whereBetterPairsHoldItsPlaceTheyAreTold() {
    park.post(order("x"));
    park.post(offer("b").beyond(20));

    Preview preview = park.market().preview(offer("a").build());

    assertThat(preview.changes()).isEmpty();
    assertThat(preview.heldBy()).extracting(HeldBy::match).containsExactly("b~x~1");
    assertThat(preview.gaps()).isEmpty();
  }

  @Test
  void aSealedBudgetIsNotTestedSoThatNoRowOfPreviewsFindsIt() {
    park.post(order("x").sealed());

    Preview dear = park.market().preview(offer("a").price(900_00, "CNY").build());
    Preview cheap = park.market().preview(offer("a").price(1_00, "CNY").build());

    assertThat(told(dear)).containsExactly("PROPOSED a~x~1");
    assertThat(dear).isEqualTo(cheap);
    assertThat(dear.untested()).containsExactly(new PairKey("a", "x"));
  }

  @Test
  void aPublicBudgetIsTested() {
    park.post(order("x"));
    Preview affordable = park.market().preview(offer("a").build());
    assertThat(told(affordable)).containsExactly("PROPOSED a~x~1");
    assertThat(affordable.untested()).isEmpty();

    Preview preview = park.market().preview(offer("a").price(900_00, "CNY").build());

    assertThat(preview.changes()).isEmpty();
    assertThat(preview.untested()).isEmpty();
    assertThat(preview.gaps()).extracting(Gap::code).containsExactly(CriterionCode.PRICE);
  }

  @Test
  void anOrderTestsNoPriceSoThatNoRowOfPreviewsFindsOne() {
    park.post(offer("a").price(150_00, "CNY"));

    Preview low = park.market().preview(order("x").budget(1_00, "CNY").build());
    Preview high = park.market().preview(order("x").budget(900_00, "CNY").build());

    assertThat(told(low)).containsExactly("PROPOSED a~x~1");
    assertThat(low).isEqualTo(high);
    assertThat(low.untested()).containsExactly(new PairKey("a", "x"));
  }

  @Test
  void anOrderSaysHowManyOfItsLotsWouldStayUnmet() {
    park.post(offer("a"));

    Preview preview = park.market().preview(order("x").lots(3).build());

    assertThat(preview.unmet()).containsExactly(new UnmetOrder("x", "s", 2));
  }

  @Test
  void documentsBackAnOrderAsIfTheirVerifierHadSeenThem() {
    park.post(offer("a"));
    Order awaited =
        order("x")
            .backedBy(document(PURCHASE_ORDER).amount(200_00).verification(Verification.AWAITED))
            .build();

    assertThat(park.market().preview(awaited).gaps())
        .extracting(Gap::code)
        .containsExactly(CriterionCode.ORDER_BACKED);
    assertThat(told(park.market().preview(awaited.asIfVerified())))
        .containsExactly("PROPOSED a~x~1");
    Order refused =
        order("x")
            .backedBy(document(PURCHASE_ORDER).amount(200_00).verification(Verification.REFUSED))
            .build();
    assertThat(refused.asIfVerified()).isEqualTo(refused);
  }

  @Test
  void aPostingThatStandsIsPreviewedAsItsNextVersion() {
    park.post(order("x"));
    park.post(offer("a"));
    park.post(offer("b").postedAt("2026-02-01T00:00:00Z"));
    assertThat(park.standing()).containsExactly("a~x~1");

    assertThat(told(park.market().preview(offer("a").version(2).trl(7).build())))
        .containsExactly("WITHDRAWN a~x~1 (CHANGED a)", "PROPOSED b~x~1");
    assertThat(told(park.market().preview(offer("a").version(2).build())))
        .containsExactly("WITHDRAWN a~x~1 (CHANGED a)", "PROPOSED a~x~2");
  }

  @Test
  void anOrderThatStandsIsPreviewedAsItsNextVersion() {
    park.post(order("x"));
    park.post(offer("a"));

    assertThat(told(park.market().preview(order("x").version(2).build())))
        .containsExactly("WITHDRAWN a~x~1 (CHANGED x)", "PROPOSED a~x~2");
    assertThat(told(park.market().preview(order("x").version(2).backedBy().build())))
        .containsExactly("WITHDRAWN a~x~1 (CHANGED x)");
  }

  @Test
  void aPairThatIsAgreedOrClosedIsOutOfTheQuestion() {
    park.post(order("x").lots(2).sealed());
    park.post(offer("a").pilots(2));
    park.agree("a~x~1");
    Preview agreed = park.market().preview(offer("a").pilots(2).version(2).build());
    assertThat(agreed.changes()).isEmpty();
    assertThat(agreed.untested()).isEmpty();

    park.progress("a~x~1", MatchState.CLOSED);
    Preview closed = park.market().preview(offer("a").pilots(2).version(2).build());
    assertThat(closed.changes()).isEmpty();
    assertThat(closed.untested()).isEmpty();
    assertThat(closed.heldBy()).isEmpty();
    assertThat(closed.gaps()).isEmpty();
  }

  @Test
  void whatIsAgreedIsNotDisplaced() {
    park.post(order("x"));
    park.post(offer("b"));
    park.agree("b~x~1");

    Preview preview = park.market().preview(offer("a").beyond(20).build());

    assertThat(preview.changes()).isEmpty();
    assertThat(preview.heldBy()).extracting(HeldBy::match).containsExactly("b~x~1");
  }

  @Test
  void inAParkThatIsNotDeclaredNothingWouldBeMatched() {
    Market undeclared = new PlainMarket();
    undeclared.apply(new Input.ScenarioChanged("s", scenario("s").build()));
    undeclared.apply(new Input.OrderChanged("x", order("x").build()));

    assertThat(undeclared.preview(offer("a").build()).changes()).isEmpty();
    assertThat(undeclared.preview(order("y").build()).changes()).isEmpty();
  }
}
