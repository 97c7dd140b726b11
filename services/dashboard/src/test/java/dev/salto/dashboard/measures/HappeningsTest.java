package dev.salto.dashboard.measures;

import static dev.salto.dashboard.Records.DAY;
import static dev.salto.dashboard.Records.event;
import static dev.salto.dashboard.Records.incident;
import static dev.salto.dashboard.Records.payment;
import static dev.salto.dashboard.Records.pilotEvent;
import static dev.salto.dashboard.Records.run;
import static dev.salto.dashboard.Records.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.dashboard.funnel.OrderLots;
import dev.salto.dashboard.funnel.Standing;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HappeningsTest {

  private static final ZoneId SHENZHEN = ZoneId.of("Asia/Shanghai");

  private final Happenings happenings = new Happenings("p");
  private long sequence;

  @Test
  void daysAreWholeOnesOfTheParksTimeZone() {
    // Half an hour before midnight in Shenzhen, and half an hour after the next one.
    happens("PROPOSED", "m", "2026-01-06T16:30:00Z");
    assertThat(measured("2026-01-05T15:30:00Z", SHENZHEN).toMatch()).isEqualTo(2);
    assertThat(measured("2026-01-05T15:30:00Z", ZoneId.of("UTC")).toMatch()).isEqualTo(1);
    assertThat(scenario("2026-01-31T16:30:00Z").month()).isEqualTo(YearMonth.of(2026, 2));
  }

  @Test
  void theFirstMatchAgreementAndStandingPaymentCount() {
    happens("PROPOSED", "m", "2026-01-07T08:00:00Z");
    happens("DISPLACED", "m", "2026-01-08T08:00:00Z");
    happens("PROPOSED", "n", "2026-01-08T08:00:00Z");
    happens("AGREED", "n", "2026-01-15T08:00:00Z");
    happens("PROPOSED", "o", "2026-01-09T08:00:00Z");
    happens("AGREED", "o", "2026-01-12T08:00:00Z");
    happenings.pilot("n").take(payment("p", "n", 1, 5, DAY.plusDays(20)).build());
    happenings.pilot("n").take(payment("p", "n", 2, 5, DAY.plusDays(30)).build());
    happenings.pilot("n").take(pilotEvent("p", "n", 3, "REVERSED").setSubject(1).build());
    happenings.pilot("o").take(payment("p", "o", 1, 5, DAY.plusDays(25)).build());
    MeasuredOrder order = measured("2026-01-05T08:00:00Z", SHENZHEN);
    assertThat(order.toMatch()).isEqualTo(2);
    assertThat(order.toAgreement()).isEqualTo(7);
    assertThat(order.toPayment()).isEqualTo(25);
  }

  @Test
  void whatCameBeforeAnOrderWasPostedAgainCountsNoLonger() {
    happens("PROPOSED", "m", "2026-01-01T08:00:00Z");
    assertThat(measured("2026-01-05T08:00:00Z", SHENZHEN).toMatch()).isNull();
    happens("PROPOSED", "n", "2026-01-05T09:00:00Z");
    assertThat(measured("2026-01-05T08:00:00Z", SHENZHEN).toMatch()).isZero();
  }

  @Test
  void theHoursAndIncidentsOfAPilotThatFailedCountToo() {
    happens("AGREED", "m", "2026-01-07T08:00:00Z");
    happenings.pilot("m").take(incident("p", "m", 1, "SAFETY", DAY).build());
    happenings.pilot("m").take(version("p", "m", 2, "1.1", DAY.plusDays(3), 1).build());
    happenings.pilot("m").take(run("p", "m", 3, "6", "1.1", 1).build());
    happens("FAILED", "m", "2026-01-09T08:00:00Z");
    MeasuredOrder.Pilot pilot = measured("2026-01-05T08:00:00Z", SHENZHEN).pilots().getFirst();
    assertThat(pilot.hours()).isEqualByComparingTo("6");
    assertThat(pilot.incidents()).containsExactly(new MeasuredOrder.Incident("SAFETY", 3L));
  }

  private void happens(String type, String match, String at) {
    happenings.take(
        event("p", ++sequence)
            .setType(type)
            .setMatch(match)
            .setScenario("s")
            .setOrder("o")
            .setAt(Instant.parse(at))
            .build());
  }

  private MeasuredOrder measured(String postedAt, ZoneId zone) {
    OrderLots order = new OrderLots("o", false, Instant.parse(postedAt), null, Map.of());
    Standing standing = new Standing("s", List.of(), true, Instant.parse(postedAt), List.of(order));
    return happenings.of(standing, zone).orders().getFirst();
  }

  private MeasuredScenario scenario(String postedAt) {
    return happenings.of(
        new Standing("s", List.of(), true, Instant.parse(postedAt), List.of()), SHENZHEN);
  }
}
