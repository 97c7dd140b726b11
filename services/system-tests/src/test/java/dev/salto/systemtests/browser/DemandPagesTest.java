package dev.salto.systemtests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.salto.systemtests.Rest;
import dev.salto.systemtests.RunningSalto;
import dev.salto.systemtests.browser.Chromium.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Demand, measures and finance as people see them, in a real browser before the sample. */
@Timeout(300)
@EnabledIf(
    value = "browserIsThere",
    disabledReason = "no browser: install Chromium (on Debian the package chromium)")
class DemandPagesTest {

  /** A page, and in whose name it is looked at. */
  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  static {
    PAGES.put("/unmet-orders?park=pingshan&field=2.2", "ps-drive");
    PAGES.put("/planned-projects", "ps-drive");
    PAGES.put("/planned-projects/ps-planned-drone", "ps-drive");
    PAGES.put("/planned-projects/ps-planned-drone/offer", "ps-drive");
    PAGES.put("/planned-projects/new?order=order-patrol", "ps-drive");
    PAGES.put("/offers/offer-patrol/change", "idea");
    PAGES.put("/measures", "");
    PAGES.put("/measures?park=pingshan&group=field", "");
    PAGES.put("/measures?group=month", "");
    PAGES.put("/pipeline", "ps-fund");
    PAGES.put("/consents", "ps-power");
  }

  @TempDir static Path folder;

  private static Chromium chromium;
  private static RunningSalto salto;
  private static Rest rest;
  private Readers readers;

  static boolean browserIsThere() {
    return Chromium.isThere();
  }

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    salto = RunningSalto.start(folder);
    rest = Rest.of(salto);
  }

  @AfterAll
  static void stop() {
    if (salto != null) {
      salto.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void come() {
    readers = new Readers(chromium, salto);
  }

  @AfterEach
  void leave() {
    readers.close();
  }

  @Test
  void anUnmetOrderThatIsFollowedArrivesInTheOpenPageAndIsNewUntilItWasSeen() {
    Page page = readers.open("en", "demo-sweep", "/unmet-orders?park=hetao");
    page.locator("form.filters summary").click();
    page.locator("form.filters input[value='9.1']").check();
    button(page, "Follow these").click();
    assertThat(page.getByRole(AriaRole.STATUS).filter(having("You follow these now"))).isVisible();
    Locator follow = page.locator("#follows li", with("Technology and innovation services"));
    assertThat(follow).containsText("nothing new");

    follow.locator("a").click();
    assertThat(page).hasURL(Pattern.compile("park=hetao.*field=9.1"));
    assertThat(page.locator("#unmet")).containsText("Every order-backed lot has a project");
    assertThat(page.locator("[data-cursor]")).hasAttribute("data-state", "live");
    page.evaluate("window.notReloaded = true");

    advice();
    Locator card = page.locator("#unmet section", with("Advice on pilots"));
    assertThat(card).containsText("Bonded zone operator");
    assertThat(card.locator(".badge.good")).hasText("new");
    assertThat(follow).containsText("one new");
    assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);

    button(page, "Seen").click();
    assertThat(follow).containsText("nothing new");
    page.navigate("/unmet-orders?park=hetao&field=9");
    assertThat(card).isVisible();
    assertThat(card.locator(".badge.good")).hasCount(0);

    button(page, "Stop following").click();
    assertThat(follow).hasCount(0);
  }

  @Test
  void aProjectThatIsPlannedForAnOrderIsSeenByItsBuyerAndBecomesAnOfferWithOneForm() {
    String patrol = "/unmet-orders?park=hetao&q=patrol";
    Page institute = readers.open("en", "city-light", patrol);
    institute.getByText("Plan a project for it").click();
    institute.locator("input[name=titleEn]").fill("Quiet patrol robot");
    institute.locator("input[name=readyBy]").fill(today().plusDays(7).toString());
    button(institute, "Declare it").click();
    assertThat(institute.locator("h1")).hasText("Quiet patrol robot");

    Locator seen = readers.open("en", "bonded-operator", patrol).locator("#unmet");
    assertThat(seen).containsText("Quiet patrol robot");
    assertThat(seen).containsText("City Light Driverless");
    Locator unseen = readers.open("en", "xtalpi", patrol).locator("#unmet");
    assertThat(unseen).containsText("Night patrol robots");
    assertThat(unseen).not().containsText("Quiet patrol robot");

    institute.locator("input[name=titleEn]").fill("Quiet night patrol robot");
    button(institute, "Save").click();
    assertThat(institute.locator("h1")).hasText("Quiet night patrol robot");

    institute.getByText("Turn it into an offer").click();
    assertThat(institute.locator("input[name=titleEn]")).hasValue("Quiet night patrol robot");
    institute.locator("input[name='value.patrol-false-alarm']").fill("3.5");
    institute.locator("input[name='value.battery-life']").fill("5");
    institute.locator("input[name=trl]").fill("6");
    institute.locator("input[name=price]").fill("400000");
    button(institute, "Post the offer").click();
    assertThat(institute.locator("h1 + .badge")).hasText("Turned into an offer");
    institute.locator("dl a", with("Project offer")).click();
    assertThat(institute.locator("h1")).hasText("Quiet night patrol robot");
    assertThat(institute.locator("#readiness")).containsText("Stated");
    assertThat(institute.locator("#readiness")).containsText("by no pilot yet");

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(rest.items("/matches?order=order-patrol")).hasSize(1));
  }

  @Test
  void aFinancierSeesThePipelineOfAnInstituteForAsLongAsItConsents() {
    rest.as("hetao-agency")
        .post(
            "/organisations",
            """
            {"id":"test-fund","kind":"FINANCIER","name":{"en":"Test fund"},
             "jurisdiction":"MAINLAND"}\
            """)
        .ok();
    Page fund = readers.open("en", "test-fund", "/pipeline");
    assertThat(fund.locator("main")).containsText("No institute has consented yet.");

    Page institute = readers.open("en", "raisound", "/consents");
    institute.locator("select[name=financier]").selectOption("test-fund");
    institute.locator("select[name=park]").selectOption("hetao");
    button(institute, "Give consent").click();
    assertThat(institute.getByRole(AriaRole.STATUS).filter(having("Consent given"))).isVisible();

    fund.reload();
    Locator pipeline = fund.locator("main");
    assertThat(pipeline).containsText("Multilingual voice agent for hotlines");
    assertThat(pipeline).containsText("Order issued");
    assertThat(pipeline).containsText("CNY 680,000");
    assertThat(pipeline).not().containsText("XtalPi");

    institute.locator("main li", with("Test fund")).getByText("Withdraw").click();
    assertThat(institute.locator("main li", with("Test fund"))).containsText("Withdrawn");
    fund.reload();
    assertThat(pipeline).containsText("No institute has consented yet.");
    assertThat(pipeline).not().containsText("Multilingual voice agent for hotlines");
  }

  @Test
  void parksStandSideBySideOnWhatOrdersBackAndEveryFilterStandsInTheAddress() {
    Page page = readers.open("en", "", "/measures");
    for (JsonNode park : rest.items("/measures")) {
      JsonNode scenarios = park.at("/figures/scenarios");
      Locator row =
          page.locator("[data-table=scenarios] tr")
              .filter(
                  new Locator.FilterOptions()
                      .setHas(
                          page.locator(
                              "a[href*='park=%s']".formatted(park.get("park").asString()))));
      assertThat(row.locator("td").nth(0)).hasText(scenarios.get("posted").asString());
      assertThat(row.locator("td").nth(1)).hasText(scenarios.get("orderBacked").asString());
      assertThat(row.locator("td").nth(2))
          .hasText(scenarios.get("orderBackedShare").asInt() / 100 + "%");
    }
    assertThat(page.locator("[data-chart] svg")).isVisible();

    page.locator("select[name=park]").selectOption("hetao");
    page.locator("select[name=group]").selectOption("keyIndustry");
    assertThat(page).hasURL(Pattern.compile("park=hetao.*group=keyIndustry"));
    page.locator("[data-table=lots] a", new Page.LocatorOptions().setHasText("Biomedicine"))
        .click();
    assertThat(page).hasURL(Pattern.compile("keyIndustry=BIOMEDICINE"));
    assertThat(page.locator("select[name=keyIndustry]")).hasValue("BIOMEDICINE");

    String releases = page.locator("a[href*='/api/v1/ocds/releases']").getAttribute("href");
    JsonNode answer = rest.get(releases.substring("/api/v1".length())).ok().json();
    assertThat(answer.toString()).contains("\"ocid\"");
  }

  @Test
  void whatPilotsHaveProvenStandsBesideWhatIsStatedWithThePilotThatProvedIt() {
    JsonNode offer =
        rest.items("/offers?park=pingshan&status=ALL").stream()
            .filter(it -> !it.at("/readiness/provenBy").isEmpty())
            .findFirst()
            .orElseThrow();
    Page page = readers.open("en", "", "/offers/" + offer.get("id").asString());
    Locator readiness = page.locator("#readiness");
    JsonNode stated = offer.at("/readiness/stated");
    assertThat(readiness.locator(".figure strong").nth(0)).hasText(stated.asString());
    JsonNode proven = offer.at("/readiness/proven");
    assertThat(readiness.locator(".figure strong").nth(1)).hasText(proven.asString());
    String match = offer.at("/readiness/provenBy/0/match").asString();
    assertThat(readiness.locator("a[href='/pilots/%s']".formatted(match))).not().hasCount(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void everyPageIsSoundDarkAndLightWideAndNarrow(String language) {
    for (Screen screen : List.of(new Screen(1280, true), new Screen(390, false))) {
      PAGES.forEach((path, organisation) -> {
        String where = "%s in %s on %s".formatted(path, language, screen);
        Page page = readers.open(language, organisation, path, screen);
        assertThat(page.locator("main h1").first()).isVisible();
        assertThat(page.locator(".notice.bad")).hasCount(0);
        page.locator("main details").all().forEach(it -> it.evaluate("it => it.open = true"));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .as(where + " does not scroll sideways")
            .isEqualTo(true);
        assertThat(Readers.serious(page)).as(where + " is accessible").isEmpty();
        page.close();
      });
    }
    assertThat(readers.complaints()).as("what the browser complained of").isEmpty();
  }

  /** An order of a field that nobody in the sample is of, with the money behind it. */
  private static void advice() {
    rest.as("hetao-agency")
        .post(
            "/scenarios",
            """
            {"id":"scenario-advice","park":"hetao","title":{"en":"Advice"},"fields":["9.1"],
             "stages":[{"stage":"OPERATIONAL","minTrl":5}],"places":1,"siteClearance":"MET"}\
            """)
        .ok();
    rest.as("bonded-operator")
        .post(
            "/orders",
            """
            {"id":"order-advice","park":"hetao","scenario":"scenario-advice",
             "title":{"en":"Advice on pilots"},"lots":1,"stage":"OPERATIONAL",
             "route":"OWN_PURCHASE","disclosure":"SEALED",
             "budgetPerLot":{"minor":100,"currency":"CNY"},"evidence":[{"kind":"PURCHASE_ORDER",
             "reference":"ADVICE-1","issuer":"bonded-operator","date":"%s",
             "amount":{"minor":100,"currency":"CNY"}}]}\
            """
                .formatted(today().minusDays(2)))
        .ok();
    rest.as("finance-office")
        .post("/orders/order-advice/evidence/1/verification", "{\"state\":\"VERIFIED\"}")
        .ok();
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private static Locator button(Page page, String name) {
    return page.locator("main")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Page.LocatorOptions with(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
