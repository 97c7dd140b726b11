package dev.salto.matching.market;

import static dev.salto.matching.fixture.OrderBuilder.document;
import static dev.salto.matching.fixture.Postings.offer;
import static dev.salto.matching.fixture.Postings.order;
import static dev.salto.matching.fixture.Postings.scenario;
import static dev.salto.matching.model.EvidenceKind.PURCHASE_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.eligibility.Criterion;
import dev.salto.matching.eligibility.CriterionCode;
import dev.salto.matching.explanation.Explanation;
import dev.salto.matching.explanation.Gap;
import dev.salto.matching.explanation.Viewer;
import dev.salto.matching.fixture.OfferBuilder;
import dev.salto.matching.fixture.Park;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who sees prices (design 3): PRICE gives one's own figure only, and only where nothing else fails.
 */
class WhoSeesPricesTest {

  // Figures that occur nowhere else; the document's amount is no multiple of the budget.
  private static final String PRICE = "7654321.09";
  private static final String BUDGET = "6543210.98";
  private static final String AMOUNT = "8765432.17";

  private final Park park = new Park();

  private void post(OfferBuilder offer) {
    park.post(scenario("s"));
    park.post(
        order("x").budget(654321098, "CNY").backedBy(document(PURCHASE_ORDER).amount(876543217)));
    park.post(offer.price(765432109, "CNY"));
  }

  private static Criterion price(Explanation pair) {
    return pair.criteria().getLast();
  }

  @Test
  void anInstituteSeesItsOwnPriceAlone() {
    post(offer("a"));

    Explanation seen = park.explain("a", "x").seenBy(Viewer.INSTITUTE_SIDE);
    assertThat(price(seen))
        .isEqualTo(new Criterion(CriterionCode.PRICE, false, null, PRICE + " CNY", 1));
    assertThat(rendered(seen)).contains(PRICE).doesNotContain(BUDGET, AMOUNT);
    assertThat(digits(rendered(seen))).doesNotContain(digits(BUDGET), digits(AMOUNT));
  }

  @Test
  void aBuyerSeesItsOwnBudgetAlone() {
    post(offer("a"));

    Explanation seen = park.explain("a", "x").seenBy(Viewer.BUYER_SIDE);
    assertThat(price(seen))
        .isEqualTo(new Criterion(CriterionCode.PRICE, false, "<= " + BUDGET + " CNY", null, 1));
    assertThat(rendered(seen)).contains(BUDGET).doesNotContain(PRICE);
    assertThat(digits(rendered(seen))).doesNotContain(digits(PRICE), digits(AMOUNT));
  }

  @Test
  void everyoneElseSeesOnlyThatItFails() {
    post(offer("a"));

    Explanation seen = park.explain("a", "x").seenBy(Viewer.NEITHER);
    assertThat(price(seen)).isEqualTo(new Criterion(CriterionCode.PRICE, false, null, null, 1));
    assertNoFigures(seen);
  }

  @Test
  void beforeItIsPreparedForAViewerAnAnswerPrintsNoFigures() {
    post(offer("a"));

    assertThat(digits(park.explain("a", "x").toString()))
        .doesNotContain(digits(PRICE), digits(BUDGET), digits(AMOUNT));
    assertThat(digits(park.market().gapsOfOrder("x").toString()))
        .doesNotContain(digits(PRICE), digits(BUDGET), digits(AMOUNT));
  }

  @ParameterizedTest
  @EnumSource(Viewer.class)
  void whereAnythingElseFailsPriceIsToldToNobody(Viewer viewer) {
    post(offer("a").trl(7));

    Explanation seen = park.explain("a", "x").seenBy(viewer);
    assertThat(price(seen)).isEqualTo(Criterion.untold(CriterionCode.PRICE));
    assertThat(seen.failing()).isEqualTo(1);
    assertNoFigures(seen);
  }

  /** The gap of a pair must not show whether the price would have done. */
  @Test
  void aGapElsewhereTellsNothingOfThePrice() {
    post(offer("a").trl(7));
    Explanation tooDear = park.explain("a", "x").seenBy(Viewer.INSTITUTE_SIDE);
    Gap gap = park.market().gapsOfOffer("a").getFirst().seenBy(Viewer.INSTITUTE_SIDE);

    park.post(offer("a").trl(7).price(1, "CNY"));
    assertThat(park.explain("a", "x").seenBy(Viewer.INSTITUTE_SIDE)).isEqualTo(tooDear);
    assertThat(park.market().gapsOfOffer("a").getFirst().seenBy(Viewer.INSTITUTE_SIDE))
        .isEqualTo(gap);
  }

  @Test
  void aPriceGapShowsEachItsOwnFigure() {
    post(offer("a"));
    Gap gap = park.market().gapsOfOffer("a").getFirst();

    assertThat(gap.code()).isEqualTo(CriterionCode.PRICE);
    assertThat(gap.seenBy(Viewer.INSTITUTE_SIDE).actual()).isEqualTo(PRICE + " CNY");
    assertThat(gap.seenBy(Viewer.INSTITUTE_SIDE).expected()).isNull();
    assertThat(gap.seenBy(Viewer.BUYER_SIDE).expected()).isEqualTo("<= " + BUDGET + " CNY");
    assertThat(gap.seenBy(Viewer.BUYER_SIDE).actual()).isNull();
    assertNoFigures(gap.seenBy(Viewer.NEITHER));
  }

  @Test
  void whatHappensToMatchesShowsNoFigures() {
    post(offer("a"));
    park.post(offer("a").price(654321098, "CNY").version(2));

    assertThat(park.standing()).containsExactly("a~x~1");
    assertNoFigures(park.last());
    assertNoFigures(park.explain("a", "x").seenBy(Viewer.NEITHER));
  }

  private static void assertNoFigures(Object answer) {
    assertThat(digits(rendered(answer)))
        .doesNotContain(digits(PRICE), digits(BUDGET), digits(AMOUNT));
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }

  /** Everything that can be read of an answer through its public components, however deep. */
  private static String rendered(Object value) {
    return switch (value) {
      case null -> "-";
      case Collection<?> many -> many.stream().map(WhoSeesPricesTest::rendered).toList().toString();
      case Record answer -> {
        StringBuilder all = new StringBuilder(answer.toString());
        for (RecordComponent component : answer.getClass().getRecordComponents()) {
          all.append(" ").append(component.getName()).append("=");
          all.append(rendered(read(answer, component)));
        }
        yield all.toString();
      }
      default -> value.toString();
    };
  }

  private static Object read(Record answer, RecordComponent component) {
    try {
      return component.getAccessor().invoke(answer);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(e);
    }
  }
}
