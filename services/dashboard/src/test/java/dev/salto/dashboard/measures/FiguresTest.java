package dev.salto.dashboard.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.salto.dashboard.Records;
import dev.salto.dashboard.funnel.OrderLots;
import dev.salto.dashboard.funnel.Standing;
import dev.salto.dashboard.funnel.Step;
import dev.salto.records.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static final YearMonth MONTH = YearMonth.of(2026, 1);

  @Test
  void everyStepCountsWhatCameAtLeastThatFarWithTheShareThatIsBackedBesideWhatIsPosted() {
    Figures figures =
        figures(
            scenario("unpaid", true),
            scenario("wish", true, order("w", 4, 0)),
            scenario("real", true, order("r", 5, 3, Step.PAID, Step.DELIVERED)),
            scenario("gone", false, order("g", 0, 0, Step.PILOTING)),
            scenario("withdrawn", false, order("x", 0, 0)));
    assertThat(figures.scenarios()).isEqualTo(new Figures.Scenarios(4, 2, 5000, 2, 2, 2, 1, 1));
    assertThat(figures.lots()).isEqualTo(new Figures.Lots(10, 4, 4000, 3, 3, 3, 2, 1));
  }

  @Test
  void whereNothingIsPostedThereIsNoShare() {
    Figures figures = figures();
    assertThat(figures.scenarios().orderBackedShare()).isNull();
    assertThat(figures.lots().backedShare()).isNull();
    assertThat(figures.unmet().share()).isNull();
    assertThat(figures.incidents().per100Hours()).isNull();
    assertThat(figures.days().toMatch()).isEqualTo(new Days(0, null));
  }

  @Test
  void valuesAreSumsOverPublicOrdersWithTheSealedLotsBesideThem() {
    Figures figures =
        figures(
            scenario(
                "s",
                true,
                worth(new Money(1_000L, "CNY"), order("a", 3, 3, Step.DELIVERED, Step.PAID)),
                worth(new Money(70L, "HKD"), order("b", 1, 1)),
                worth(null, order("c", 9, 2, Step.PAID))));
    assertThat(figures.values())
        .containsExactly(
            new Figures.Value(
                "CNY", big(3000), big(2000), big(2000), big(2000), big(2000), big(1000)),
            new Figures.Value("HKD", big(70), big(0), big(0), big(0), big(0), big(0)));
    assertThat(figures.sealedLots()).isEqualTo(2);
  }

  @Test
  void theMedianOfAnEvenNumberOfDaysLiesHalfWayBetweenTheMiddleTwo() {
    assertThat(Days.of(List.of(9L, 1L, 4L))).isEqualTo(new Days(3, new BigDecimal("4")));
    assertThat(Days.of(List.of(9L, 1L, 4L, 5L))).isEqualTo(new Days(4, new BigDecimal("4.5")));
    assertThat(Days.of(List.of(0L))).isEqualTo(new Days(1, new BigDecimal("0")));
  }

  @Test
  void daysAreCountedOfTheOrdersThatCameSoFar() {
    Figures figures =
        figures(
            scenario(
                "s",
                true,
                took(3L, 10L, 40L, order("a", 1, 1)),
                took(8L, 20L, null, order("b", 1, 1)),
                took(4L, null, null, order("c", 1, 1)),
                took(null, null, null, order("d", 1, 1))));
    assertThat(figures.days())
        .isEqualTo(
            new Figures.Durations(
                new Days(3, new BigDecimal("4")),
                new Days(2, new BigDecimal("15")),
                new Days(1, new BigDecimal("40"))));
  }

  @Test
  void incidentsAreRatedByTheHoursOfAllPilotsAndFixedOnesTellTheDaysItTook() {
    MeasuredOrder first =
        piloted(
            order("a", 2, 2),
            pilot("100.5", incident("SAFETY", 6L), incident("MINOR", null)),
            pilot("19.5", incident("MINOR", 1L)));
    MeasuredOrder second = piloted(order("b", 1, 1), pilot("30", incident("MAJOR", 4L)));
    Incidents incidents = figures(scenario("s", true, first, second)).incidents();
    assertThat(incidents.runHours()).isEqualByComparingTo("150");
    assertThat(incidents.count()).isEqualTo(4);
    assertThat(incidents.per100Hours()).isEqualTo(new BigDecimal("2.67"));
    assertThat(incidents.bySeverity())
        .extracting(
            Incidents.Severity::severity,
            Incidents.Severity::count,
            Incidents.Severity::per100Hours)
        .containsExactly(
            tuple("SAFETY", 1, new BigDecimal("0.67")),
            tuple("MAJOR", 1, new BigDecimal("0.67")),
            tuple("MINOR", 2, new BigDecimal("1.33")));
    assertThat(incidents.toFix()).isEqualTo(new Days(3, new BigDecimal("4")));
  }

  @Test
  void anUnmetLotHasTheReasonOfTheOfferThatCameFurthest() {
    Reasons reasons =
        new Reasons(
            Map.of(
                "a", counts("FIELD", 7, "CAPABILITY", 2),
                "b", counts("FIELD", 9),
                "c", counts("FIELD", 1, "CAPABILITY", 3, "HELD", 1),
                "met", counts("PRICE", 5),
                "none", counts()),
            null);
    Unmet unmet =
        figures(
                reasons,
                scenario(
                    "s",
                    true,
                    order("a", 3, 3, Step.AGREED),
                    order("b", 1, 1),
                    order("c", 1, 1),
                    order("met", 1, 1, Step.MATCHED),
                    order("none", 1, 1),
                    order("a moment ago", 1, 1)))
            .unmet();
    assertThat(unmet.lots()).isEqualTo(6);
    assertThat(unmet.share()).isEqualTo(7500);
    assertThat(unmet.unexplained()).isEqualTo(1);
    assertThat(unmet.whyMissing()).isNull();
    assertThat(unmet.why())
        .containsExactly(
            new Unmet.Reason("CAPABILITY", 2, 1, 5),
            new Unmet.Reason("FIELD", 1, 1, 17),
            new Unmet.Reason("HELD", 1, 1, 1),
            new Unmet.Reason("NO_OFFER", 1, 1, 0));
  }

  @Test
  void whereTheMatcherDoesNotAnswerNoReasonIsGuessed() {
    Reasons missing = new Reasons(Map.of(), "SERVICE_UNREACHABLE");
    Unmet unmet = figures(missing, scenario("s", true, order("a", 2, 2, Step.MATCHED))).unmet();
    assertThat(unmet).isEqualTo(new Unmet(1, 5000, null, null, "SERVICE_UNREACHABLE"));
    assertThat(figures(missing, scenario("s", true, order("a", 1, 1, Step.MATCHED))).unmet())
        .isEqualTo(new Unmet(0, 0, List.of(), 0L, null));
  }

  @Test
  void ordersOfTheAgencysOwnGroupAreShownApart() {
    MeasuredOrder own = order("own", 2, 2, Step.PAID);
    MeasuredOrder related =
        new MeasuredOrder(
            new OrderLots("own", true, Records.AT, new Money(500L, "CNY"), own.lots().lots()),
            2L,
            3L,
            4L,
            List.of(pilot("10")));
    Measures measures =
        Measures.of(
            "park",
            MeasuresFilter.of(null, null, null),
            null,
            List.of(
                scenario("both", true, related, order("other", 1, 1)),
                scenario("related only", true, related),
                scenario("none", true)),
            Reasons.NONE);
    assertThat(measures.figures().scenarios())
        .isEqualTo(new Figures.Scenarios(3, 1, 3333, 0, 0, 0, 0, 0));
    assertThat(measures.figures().lots()).isEqualTo(new Figures.Lots(1, 1, 10000, 0, 0, 0, 0, 0));
    assertThat(measures.figures().values())
        .extracting(Figures.Value::backed)
        .containsExactly(big(1));
    assertThat(measures.figures().incidents().runHours()).isEqualByComparingTo("0");
    assertThat(measures.related().scenarios())
        .isEqualTo(new Figures.Scenarios(3, 2, 6666, 2, 2, 2, 2, 2));
    assertThat(measures.related().lots()).isEqualTo(new Figures.Lots(4, 4, 10000, 2, 2, 2, 2, 2));
    assertThat(measures.related().days().toMatch()).isEqualTo(new Days(2, new BigDecimal("2")));
    assertThat(measures.related().incidents().runHours()).isEqualByComparingTo("20");
  }

  @Test
  void aScenarioOfSeveralFieldsIsInTheGroupOfEachAndOfThoseAboveThem() {
    List<MeasuredScenario> all =
        List.of(
            scenario("a", List.of("7.2", "1.5"), MONTH),
            scenario("b", List.of("7.2"), MONTH.plusMonths(1)));
    assertThat(codes(Grouping.FIELD, all)).containsExactly("1 1", "1.5 1", "7 2", "7.2 2");
    assertThat(codes(Grouping.MONTH, all)).containsExactly("2026-01 1", "2026-02 1");
    assertThat(codes(Grouping.KEY_INDUSTRY, all)).contains("AI_AND_DIGITAL 1");
  }

  private static List<String> codes(Grouping grouping, List<MeasuredScenario> all) {
    return Measures.of("park", MeasuresFilter.of(null, null, null), grouping, all, Reasons.NONE)
        .groups()
        .stream()
        .map(it -> it.code() + " " + it.figures().scenarios().posted())
        .toList();
  }

  private static Figures figures(MeasuredScenario... scenarios) {
    return figures(Reasons.NONE, scenarios);
  }

  private static Figures figures(Reasons reasons, MeasuredScenario... scenarios) {
    return Figures.of(List.of(scenarios), order -> true, reasons);
  }

  private static MeasuredScenario scenario(String id, boolean open, MeasuredOrder... orders) {
    List<OrderLots> lots = Arrays.stream(orders).map(MeasuredOrder::lots).toList();
    return new MeasuredScenario(
        new Standing(id, List.of("7.2"), open, Records.AT, lots), MONTH, List.of(orders));
  }

  private static MeasuredScenario scenario(String id, List<String> fields, YearMonth month) {
    return new MeasuredScenario(
        new Standing(id, fields, true, Records.AT, List.of()), month, List.of());
  }

  private static MeasuredOrder order(String id, int wanted, int backed, Step... matches) {
    return new MeasuredOrder(
        new OrderLots(
            id,
            false,
            Records.AT,
            new Money(1L, "CNY"),
            OrderLots.lots(wanted, backed, List.of(matches))),
        null,
        null,
        null,
        List.of());
  }

  private static MeasuredOrder worth(Money budget, MeasuredOrder it) {
    OrderLots lots = it.lots();
    return new MeasuredOrder(
        new OrderLots(lots.order(), false, lots.postedAt(), budget, lots.lots()),
        null,
        null,
        null,
        List.of());
  }

  private static MeasuredOrder took(
      Long toMatch, Long toAgreement, Long toPayment, MeasuredOrder it) {
    return new MeasuredOrder(it.lots(), toMatch, toAgreement, toPayment, List.of());
  }

  private static MeasuredOrder piloted(MeasuredOrder it, MeasuredOrder.Pilot... pilots) {
    return new MeasuredOrder(it.lots(), null, null, null, List.of(pilots));
  }

  private static MeasuredOrder.Pilot pilot(String hours, MeasuredOrder.Incident... incidents) {
    return new MeasuredOrder.Pilot(new BigDecimal(hours), List.of(incidents));
  }

  private static MeasuredOrder.Incident incident(String severity, Long toFix) {
    return new MeasuredOrder.Incident(severity, toFix);
  }

  private static Map<String, Integer> counts(Object... codesAndCounts) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int i = 0; i < codesAndCounts.length; i += 2) {
      counts.put((String) codesAndCounts[i], (Integer) codesAndCounts[i + 1]);
    }
    return counts;
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }
}
