package dev.salto.systemtests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.salto.systemtests.ParkClock;
import dev.salto.systemtests.Rest;
import dev.salto.systemtests.SharedSalto;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * The whole leap, told by the people who make it, each at their own screen: an order that nobody
 * meets, the project that improves for it, the match, its agreement and clearance, a simulated
 * pilot with an incident and its fix, the money, and the readiness proven that the buyer's next
 * order asks for.
 */
@Timeout(300)
@ExtendWith(SharedSalto.class)
@EnabledIf(
    value = "browserIsThere",
    disabledReason = "no browser: install Chromium (on Debian the package chromium)")
class FromMatchToMoneyPagesTest {

  private static final String PARK = "night";
  private static final String MATCH = "night-robot~night-simulated~1";
  private static final String PILOT = "/pilots/" + MATCH;

  /** A code where a word is missing. */
  private static final Pattern CODE = Pattern.compile("\\b[A-Z]{3,}(_[A-Z]+)+\\b");

  private static Chromium chromium;

  private final Rest rest;
  private final ParkClock clock;
  private final Readers readers;
  private final Page agency;
  private final Page institute;
  private final Page buyer;
  private final Page verifier;
  private final Page visitor;

  FromMatchToMoneyPagesTest(SharedSalto.Whole whole) {
    rest = whole.rest();
    clock = new ParkClock(whole.salto(), PARK);
    readers = new Readers(chromium, whole.salto());
    agency = readers.open("en", "hetao-agency", "/import");
    institute = readers.open("en", "idea", "/work");
    buyer = readers.open("en", "bonded-operator", "/work");
    verifier = readers.open("en", "finance-office", "/evidence");
    visitor = readers.open("en", "", "/");
  }

  static boolean browserIsThere() {
    return Chromium.isThere();
  }

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @AfterEach
  void leave() {
    readers.close();
  }

  @Test
  void anUnmetOrderBecomesMoneyAndTheNextOrderMatchesAtOnce() {
    theParkOpensAPatrolThatABuyerPaysFor();
    theRobotAlarmsFalselyTooOften();
    itImprovesAndIsMatched();
    allAgree();
    thePilotStartsOnceItsGatesAreMet();
    aSafetyIncidentPausesItUntilTheAgencyClearsIt();
    aNewVersionProvesThatItIsGone();
    theBuyerAcceptsAndTheReadinessIsProven();
    theBuyerPaysWhatWasAgreedAndNoMore();
    theNextOrderMatchesAtOnce();
    theOverviewCountsIt();
    theStoryCanBeReadInOrder();
    theContractingDataShowIt();
    assertThat(readers.complaints()).as("what the browsers complained of").isEmpty();
  }

  private void theParkOpensAPatrolThatABuyerPaysFor() {
    imports(
        agency,
        "parks",
        """
        park,agency,name_zh,name_en,minimum_score,proving_days
        night,hetao-agency,夜巡园区,Night park,0,2
        """);
    imports(
        agency,
        "facilities",
        """
        id,park,agency,kind,name_zh,name_en,field,status,places
        night-simulator,night,hetao-agency,SIMULATOR,巡逻仿真场,Patrol simulator,2.1,BUILT,1
        """);
    imports(
        agency,
        "scenarios",
        """
        id,park,agency,title_zh,title_en,fields,requirements,stages,permits,places,site_clearance
        night-patrol,night,hetao-agency,园区夜间巡逻,Night patrol of the park,2.1,\
        patrol-false-alarm<=5 %,SIMULATED:5;SUPERVISED:6,algorithm-filing,1,UNKNOWN
        """);
    anOrder("night-simulated", "SIMULATED", "夜间巡逻仿真验证,Night patrol simulated", 450_000);
  }

  private void theRobotAlarmsFalselyTooOften() {
    imports(
        institute,
        "offers",
        """
        id,park,institute,title_zh,title_en,fields,capabilities,trl,price,currency,pilots
        night-robot,night,idea,夜间巡逻机器人,Patrol robot,2.1,patrol-false-alarm=6 %,5,400000,CNY,1
        """);
    String unmet = "/unmet-orders?park=" + PARK;
    shows(institute, unmet, "#unmet section", "Patrol robot");
    Locator order = institute.locator("#unmet section", with("Night patrol simulated"));
    assertThat(order).containsText("one lot open");
    Locator gap = order.locator("li", inside("Patrol robot"));
    assertThat(gap.locator(".badge")).hasText("Capability");
    assertThat(gap).containsText("6 %");
    assertThat(gap).containsText("≤ 5 %");
    isSound(institute, "unmet");
    visitor.navigate(unmet);
    assertThat(visitor.locator("[data-cursor]")).hasAttribute("data-state", "live");
    gap.locator("a").first().click();
  }

  private void itImprovesAndIsMatched() {
    assertThat(institute.locator("h1")).hasText("Patrol robot");
    institute.getByText("Change the terms").click();
    Locator alarms = institute.locator("label", with("False alarms of patrol"));
    assertThat(alarms).containsText("≤ 5 %");
    assertThat(alarms.locator("input")).hasValue("6");
    alarms.locator("input").fill("4");
    institute.locator("input[name=trl]").fill("12");
    button(institute, "Save").click();
    // What is wrong stands at its field, and what was entered stands there still.
    assertThat(institute.locator("label", with("TRL")).locator(".wrong")).containsText("9");
    assertThat(institute.getByRole(AriaRole.ALERT).locator("li")).hasCount(0);
    assertThat(alarms.locator("input")).hasValue("4");
    isSound(institute, "offer-change");
    institute.locator("input[name=trl]").fill("5");
    button(institute, "Save").click();
    assertThat(institute.getByRole(AriaRole.STATUS).first()).hasText("Changed.");
    // Whoever watches sees the order leave the unmet ones without a reload.
    assertThat(visitor.locator("#unmet")).containsText("Every order-backed lot has a project");
    shows(institute, "/offers/night-robot", "section", "Proposed");
  }

  private void allAgree() {
    for (Page party : List.of(institute, buyer)) {
      shows(party, "/work", "h2 + .list", "Patrol robot");
      Locator waiting = party.locator("li", with("Patrol robot")).first();
      waiting.getByRole(AriaRole.BUTTON, named("Accept")).click();
      assertThat(party.locator(".badge.good", with("✓")).first()).isVisible();
    }
    agency.navigate("/work");
    isSound(agency, "work");
    agency.locator("li a", with("Patrol robot")).first().click();
    assertThat(agency.locator("#match")).containsText("It is your turn to answer.");
    isSound(agency, "match-proposed");
    button(agency, "Accept").click();
    assertThat(agency.locator("#match .badge").first()).hasText("Agreed");
    assertThat(agency.locator("#match aside li", with("Facility reserved")).first())
        .containsText("Patrol simulator");
  }

  private void thePilotStartsOnceItsGatesAreMet() {
    shows(institute, PILOT, ".badge", "Waiting for gates");
    assertThat(button(institute, "Start the pilot")).hasCount(0);
    decides("Site clearance", "clearance-7");
    decides("Algorithm filing", "filing-12");
    shows(institute, PILOT, ".badge", "Ready to start");
    button(institute, "Start the pilot").click();
    assertThat(state(institute)).hasText("Running");
  }

  private void aSafetyIncidentPausesItUntilTheAgencyClearsIt() {
    runs("0.9", "4.8");
    buyer.navigate("/work");
    buyer.locator("a[href='%s']".formatted(PILOT)).first().click();
    buyer.getByText("Report an incident").click();
    Locator incident = buyer.locator("form[action$='/incidents']");
    incident.locator("select[name=severity]").selectOption("SAFETY");
    incident.locator("input[name=date]").fill(clock.day().toString());
    incident.locator("input[name=description]").fill("Ran into a barrier");
    incident.getByRole(AriaRole.BUTTON, named("Save")).click();
    assertThat(state(buyer)).hasText("Paused");
    isSound(buyer, "pilot-paused");

    institute.navigate(PILOT);
    assertThat(institute.getByText("Record a run")).hasCount(0);

    agency.navigate("/?park=" + PARK);
    agency.locator("#attention a", with("Patrol robot")).click();
    agency.locator("form[action$='/clearance'] input").fill("The barrier is marked");
    button(agency, "Clear it").click();
    assertThat(state(agency)).hasText("Running");
  }

  private void aNewVersionProvesThatItIsGone() {
    institute.navigate(PILOT);
    institute.getByText("Tell of a new version").click();
    Locator version = institute.locator("form[action$='/versions']");
    version.locator("input[name=version]").fill("1.0");
    version.locator("input[name=date]").fill(clock.day().toString());
    version.locator("input[name=notes]").fill("Sees barriers");
    version.getByLabel("Ran into a barrier").check();
    version.getByRole(AriaRole.BUTTON, named("Save")).click();
    Locator incident = institute.locator("li", with("Ran into a barrier")).first();
    assertThat(incident.locator(".badge.end")).hasText("Answered by a version");
    runs("1.0", "4.2");

    // Two days later it has proven itself; the runs come as a file.
    clock.nextDay();
    clock.nextDay();
    institute.getByText("Record a run").click();
    institute.getByText("Many runs at once from a CSV file").click();
    imports(
        institute,
        "runs",
        """
        match,date,hours,work,work_unit,readings,product_version,note
        %1$s,%2$s,6,4.5,km,patrol-false-alarm=3.9 %%,1.0,rain
        %1$s,%3$s,6,4.5,km,patrol-false-alarm=3.8 %%,1.0,
        """
            .formatted(MATCH, clock.day().minusDays(1), clock.day()));
    institute.navigate(PILOT);
    assertThat(incident.locator(".badge.end")).hasText("Closed");
    assertThat(institute.locator("[data-readings] svg")).isVisible();
  }

  private void theBuyerAcceptsAndTheReadinessIsProven() {
    submits();
    buyer.navigate(PILOT);
    buyer.locator("form[action$='/decision'] input[name=reason]").fill("One more night, please");
    button(buyer, "Refuse").click();
    assertThat(buyer.locator("#pilot .quiet", with("One more night, please")).first()).isVisible();

    institute.navigate(PILOT);
    runs("1.0", "3.7");
    submits();
    buyer.navigate(PILOT);
    button(buyer, "Accept").click();
    assertThat(state(buyer)).hasText("Delivered");

    shows(institute, "/offers/night-robot", "#readiness", "TRL 6");
    Locator readiness = institute.locator("#readiness");
    assertThat(readiness.locator(".figure strong").first()).hasText("5");
    assertThat(readiness.locator(".figure.proven strong")).hasText("6");
    assertThat(readiness).containsText("One finished pilot");
    isSound(institute, "offer-proven");
    readiness.locator("a[href='%s']".formatted(PILOT)).first().click();
    assertThat(state(institute)).hasText("Delivered");
  }

  private void theBuyerPaysWhatWasAgreedAndNoMore() {
    pays("100000", "T-1");
    assertThat(buyer.locator("#pilot")).containsText("CNY 100,000 paid of CNY 400,000");
    pays("400000", "T-2");
    assertThat(buyer.getByRole(AriaRole.ALERT)).isVisible();
    pays("300000", "T-3");
    assertThat(state(buyer)).hasText("Paid");
    isSound(buyer, "pilot-paid");
    button(buyer, "Close the pilot").click();
    assertThat(state(buyer)).hasText("Closed");
    buyer.getByText("why this pair").click();
    assertThat(buyer.locator("#match")).containsText("its pilot is closed and the lot is used up");
    visitor.navigate(PILOT);
    assertThat(visitor.locator(".story > li strong", with("Payment"))).hasCount(2);
    assertThat(visitor.content()).doesNotContain("400,000").doesNotContain("T-3");
  }

  private void theNextOrderMatchesAtOnce() {
    anOrder("night-supervised", "SUPERVISED", "夜间巡逻监督试运行,Night patrol supervised", 600_000);
    shows(institute, "/work", "h2 + .list", "Night patrol supervised");
    institute.locator("a[href='/matches/night-robot~night-supervised~1']").first().click();
    assertThat(institute.locator("#match .badge").first()).hasText("Proposed");
    assertThat(institute.locator(".criteria")).containsText("TRL 6 proven, 5 stated");
  }

  private void theOverviewCountsIt() {
    shows(visitor, "/?park=" + PARK, "tr", "Lots–22111");
    Locator table = visitor.locator(".table-scroll", with("Value, CNY"));
    assertThat(table).containsText("1,050,000");
    assertThat(table.evaluate("it => it.scrollWidth <= it.clientWidth")).isEqualTo(true);
    isSound(visitor, "overview");
  }

  private void theStoryCanBeReadInOrder() {
    visitor.navigate(PILOT);
    isSound(visitor, "story");
    assertThat(visitor.locator(".story > li strong"))
        .containsText(
            new String[] {
              "Document issued",
              "Scenario opened",
              "Order posted",
              "Document verified",
              "Project offered",
              "Proposed",
              "Agreed",
              "Gate decided",
              "Started",
              "Run",
              "Incident",
              "Cleared",
              "Product version",
              "Run",
              "Submitted for acceptance",
              "Milestone refused",
              "Run",
              "Submitted for acceptance",
              "Milestone accepted",
              "Payment",
              "Payment",
              "Closed"
            });
  }

  private void theContractingDataShowIt() {
    visitor.navigate("/measures?park=" + PARK);
    String releases = visitor.locator("a[href*='/api/v1/ocds/releases']").getAttribute("href");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          JsonNode answer = rest.get(releases.substring("/api/v1".length())).ok().json();
          JsonNode release =
              Rest.list(answer.path("releases")).stream()
                  .filter(it -> it.toString().contains("night-simulated"))
                  .findFirst()
                  .orElseThrow();
          assertThat(release.at("/contracts/0/implementation/transactions")).hasSize(2);
        });
  }

  /** The buyer places an order with a contract behind it, which the verifier looks at. */
  private void anOrder(String id, String stage, String titles, int budget) {
    imports(
        buyer,
        "orders",
        """
        id,park,buyer,scenario,title_zh,title_en,stage,route,lots,budget_per_lot,currency,disclosure,evidence
        %1$s,night,bonded-operator,night-patrol,%3$s,%2$s,OWN_PURCHASE,1,%4$d,CNY,PUBLIC,\
        CONTRACT_SIGNATURE|%1$s|bonded-operator|%5$s|%4$d CNY
        """
            .formatted(id, stage, titles, budget, clock.day().minusDays(2)));
    verifier.navigate("/evidence?park=" + PARK);
    Locator order = verifier.locator("section.card", with("Night patrol"));
    order.getByRole(AriaRole.BUTTON, named("Verify")).click();
    assertThat(verifier.getByRole(AriaRole.STATUS).first()).containsText("Verified");
  }

  /** The agency decides a gate on the page of the match. */
  private void decides(String gate, String reference) {
    Locator waiting = agency.locator("#match aside li", with(gate)).first();
    waiting.getByText("Decide").click();
    waiting.locator("select[name=state]").selectOption("MET");
    waiting.locator("input[name=reference]").fill(reference);
    waiting.locator("input[name=validUntil]").fill(clock.day().plusYears(1).toString());
    waiting.getByRole(AriaRole.BUTTON, named("Save")).click();
    assertThat(waiting).containsText(reference);
  }

  /** The institute records a run of today. */
  private void runs(String version, String falseAlarm) {
    institute.getByText("Record a run").click();
    Locator run = institute.locator("form[action$='/runs']");
    run.locator("input[name=date]").fill(clock.day().toString());
    run.locator("input[name=hours]").fill("6");
    run.locator("input[name=productVersion]").fill(version);
    run.locator("input[name=work]").fill("4.5");
    run.locator("input[name=workUnit]").fill("km");
    run.locator("input[name='readings[0]']").fill(falseAlarm);
    run.getByRole(AriaRole.BUTTON, named("Save")).click();
    assertThat(institute.locator("#pilot .criteria").first()).containsText(falseAlarm + " %");
  }

  private void submits() {
    button(institute, "Submit for acceptance").click();
    Locator notice = institute.locator("main > .notice[role=status]");
    assertThat(notice).hasText("Submitted; the buyer answers.");
  }

  private void pays(String amount, String reference) {
    Locator payment = buyer.locator("form[action$='/payments']");
    if (!payment.isVisible()) {
      buyer.getByText("Record a payment").click();
    }
    payment.locator("input[name=amount]").fill(amount);
    payment.locator("input[name=date]").fill(clock.day().toString());
    payment.locator("input[name=reference]").fill(reference);
    payment.locator("select[name=milestone]").selectOption("1");
    payment.getByRole(AriaRole.BUTTON, named("Save")).click();
  }

  /** Posts a file over the page of imports, once the services know what it builds on. */
  private static void imports(Page page, String kind, String csv) {
    FilePayload file =
        new FilePayload(kind + ".csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    Locator answer = page.locator("main [role=status], main [role=alert]").first();
    await()
        .pollInSameThread()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          page.navigate("/import?kind=" + kind);
          page.locator("input[type=file]").setInputFiles(file);
          button(page, "Import").click();
          answer.waitFor();
          assertThat(answer.textContent()).contains("posted.");
        });
  }

  /** Reads a page again until it shows what somebody else has just done. */
  private static void shows(Page page, String path, String selector, String text) {
    await()
        .pollInSameThread()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          page.navigate(path);
          assertThat(page.locator(selector).allTextContents())
              .anySatisfy(
                  it -> assertThat(it.replaceAll("\\s+", "")).contains(text.replace(" ", "")));
        });
  }

  /** Everybody can read it, and nothing stands there as a code. */
  private static void isSound(Page page, String station) {
    assertThat(Readers.serious(page)).as(station + " is accessible").isEmpty();
    assertThat(page.locator("main > :not([role=alert])").allInnerTexts())
        .as(station)
        .allSatisfy(it -> assertThat(it).doesNotContainPattern(CODE));
  }

  /** The state of a pilot. */
  private static Locator state(Page page) {
    return page.locator("main .columns .badge").first();
  }

  private static Locator button(Page page, String name) {
    return page.locator("main").getByRole(AriaRole.BUTTON, named(name).setExact(true));
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static Locator.LocatorOptions inside(String text) {
    return new Locator.LocatorOptions().setHasText(text);
  }

  private static Page.LocatorOptions with(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
