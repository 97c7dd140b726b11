package dev.salto.systemtests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.salto.systemtests.RunningSalto;
import dev.salto.systemtests.browser.Chromium.Screen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as people use them, in a real browser before the sample. */
@Timeout(300)
@EnabledIf(
    value = "browserIsThere",
    disabledReason = "no browser: install Chromium (on Debian the package chromium)")
class PagesTest {

  private static final List<String> PAGES =
      List.of(
          "/",
          "/matches",
          "/matches/offer-sweeper~order-sanitation-a~1",
          "/unmet-orders",
          "/prospects",
          "/work",
          "/import",
          "/evidence",
          "/pilots?state=ALL",
          "/pilots/ps-offer-pipe~ps-order-pipe~1",
          "/pilots/ps-offer-runaway~ps-order-storage~1",
          "/pilots/ps-offer-rehab~ps-order-rehab~1",
          "/orders/ps-order-storage",
          "/offers/offer-sweeper-compact",
          "/orders/order-sanitation-d",
          "/scenarios/scenario-sanitation",
          "/matches/none",
          "/no-such-page");
  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir static Path folder;

  private static Chromium chromium;
  private static RunningSalto salto;
  private final List<BrowserContext> readers = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  static boolean browserIsThere() {
    return Chromium.isThere();
  }

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    // A port of its own that stays over a restart, as a browser expects.
    salto = RunningSalto.start(folder, Map.of("SALTO_PORT", String.valueOf(freePort())));
    Files.createDirectories(PICTURES);
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

  @AfterEach
  void leave() {
    readers.forEach(BrowserContext::close);
  }

  @Test
  void aMatchArrivesWithoutReloadOnceItsEvidenceIsVerified() {
    Page watching = open("en", "", "/matches?park=hetao");
    awaitLive(watching);
    watching.evaluate("window.notReloaded = true");
    assertThat(watching.locator("#matches"))
        .not()
        .containsText("Passive radiative cooling coating");

    Page verifying = open("en", "finance-office", "/evidence");
    Locator order = verifying.locator("section.card", with("Cooling coating for old factories"));
    order.getByRole(AriaRole.BUTTON, named("Verify")).first().click();
    assertThat(verifying.getByRole(AriaRole.STATUS).first()).containsText("Verified");

    assertThat(watching.locator("#matches")).containsText("Passive radiative cooling coating");
    assertThat(watching.locator("#matches .arrived")).containsText("Passive radiative cooling");
    assertThat(watching.evaluate("window.notReloaded")).isEqualTo(true);
  }

  @Test
  void theFeedGoesOnWhereItWasAfterTheServerHasRestarted() throws IOException {
    Page watching = open("en", "", "/matches/offer-washer~order-port-wash~1");
    awaitLive(watching);
    watching.evaluate("window.notReloaded = true");

    salto.terminate();
    assertThat(watching.locator("[data-cursor]")).hasAttribute("data-state", "lost");
    salto.restart();
    assertThat(watching.locator("[data-cursor]")).hasAttribute("data-state", "live");

    Page agency = open("en", "hetao-agency", "/matches/offer-washer~order-port-wash~1");
    Locator award = agency.locator("li", with("Award notice"));
    award.getByText("Decide").click();
    award.locator("select[name=state]").selectOption("MET");
    award.locator("input[name=reference]").fill("ZB-2026-17");
    award.getByRole(AriaRole.BUTTON, named("Save")).click();

    assertThat(watching.locator("#match")).containsText("ZB-2026-17");
    assertThat(watching.evaluate("window.notReloaded")).isEqualTo(true);
  }

  @Test
  void whoBeginsToWriteWhileAnUpdateIsOnItsWayLosesNothing() {
    String match = "/matches/offer-washer~order-port-wash~1";
    Page agency = open("en", "hetao-agency", match);
    AtomicReference<Route> update = new AtomicReference<>();
    agency.route(url -> url.endsWith(match), update::set);
    agency.evaluate(
        """
        window.answered = false;
        document.addEventListener('htmx:afterRequest', () => window.answered = true);
        document.body.dispatchEvent(new CustomEvent('salto:match'));
        """);
    agency.waitForCondition(() -> update.get() != null);
    Locator award = agency.locator("aside li", with("Award notice")).first();
    award.getByText("Decide").click();
    award.locator("input[name=reference]").fill("ZB-2026-18");
    update.get().resume();
    agency.unrouteAll();
    agency.waitForCondition(() -> agency.evaluate("window.answered").equals(true));
    assertThat(award.locator("input[name=reference]")).hasValue("ZB-2026-18");
    // What was put off comes once the form is left.
    agency.waitForResponse(it -> it.url().endsWith(match), () -> award.locator("summary").click());
  }

  @Test
  void bothSidesAcceptAndAgree() {
    Page voice = open("en", "raisound", "/work");
    Locator waiting = voice.locator("li", with("Port voice enquiry system")).first();
    assertThat(waiting).containsText("to be answered by");
    waiting.getByRole(AriaRole.BUTTON, named("Accept")).click();
    assertThat(voice.getByRole(AriaRole.STATUS).filter(filter("Accepted."))).isVisible();

    Page buyer = open("en", "huanggang-port", "/work");
    buyer
        .locator("li", with("Port voice enquiry system"))
        .first()
        .getByRole(AriaRole.BUTTON, named("Accept"))
        .click();
    assertThat(buyer.locator("#match .badge").first()).containsText("Agreed");
    assertThat(buyer.locator("#match")).containsText("contact@raisound.example");
  }

  @Test
  void aPilotGoesFromItsStartToItsPaymentOverItsPage() {
    String pilot = "/pilots/ps-offer-shuttle~ps-order-shuttle~1";
    // The park's own day: nothing that has been done is of a later one.
    String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    Page institute = open("en", "ps-drive", pilot);
    assertThat(badge(institute)).hasText("Ready to start");
    button(institute, "Start the pilot").click();
    assertThat(badge(institute)).hasText("Running");

    institute.getByText("Record a run").click();
    Locator run = institute.locator("form[action$='/runs']");
    run.locator("input[name=date]").fill(today);
    run.locator("input[name=hours]").fill("25");
    run.locator("input[name=productVersion]").fill("1.0");
    run.locator("input[name='readings[0]']").fill("62.5");
    run.getByRole(AriaRole.BUTTON, named("Save")).click();
    // What is wrong stands at its field, and what was entered stands there still.
    assertThat(run.locator("label", inside("Hours")).locator(".wrong")).containsText("24");
    assertThat(run.locator("input[name='readings[0]']")).hasValue("62.5");
    run.locator("input[name=hours]").fill("6");
    run.getByRole(AriaRole.BUTTON, named("Save")).click();
    assertThat(institute.locator("#pilot .criteria").first()).containsText("62.5 m");

    Page buyer = open("en", "ps-transit", pilot);
    buyer.getByText("Report an incident").click();
    Locator incident = buyer.locator("form[action$='/incidents']");
    incident.locator("select[name=severity]").selectOption("SAFETY");
    incident.locator("input[name=date]").fill(today);
    incident.locator("input[name=description]").fill("Braked late for a cyclist");
    incident.getByRole(AriaRole.BUTTON, named("Save")).click();
    assertThat(badge(buyer)).hasText("Paused");

    Page agency = open("en", "pingshan-agency", "/?park=pingshan");
    agency.locator("#attention a", with("Driverless shuttle bus")).click();
    agency.locator("form[action$='/clearance'] input").fill("the route was changed");
    button(agency, "Clear it").click();
    assertThat(badge(agency)).hasText("Running");

    institute.navigate(pilot);
    institute.getByText("Tell of a new version").click();
    Locator version = institute.locator("form[action$='/versions']");
    version.locator("input[name=version]").fill("1.1");
    version.locator("input[name=date]").fill(today);
    version.getByLabel("Braked late for a cyclist").check();
    version.getByRole(AriaRole.BUTTON, named("Save")).click();
    button(institute, "Submit for acceptance").click();

    buyer.navigate(pilot);
    button(buyer, "Accept").click();
    assertThat(badge(buyer)).hasText("Delivered");
    buyer.getByText("Record a payment").click();
    Locator payment = buyer.locator("form[action$='/payments']");
    payment.locator("input[name=amount]").fill("980000");
    payment.locator("input[name=date]").fill(today);
    payment.locator("input[name=reference]").fill("T-2207");
    payment.getByRole(AriaRole.BUTTON, named("Save")).click();
    assertThat(badge(buyer)).hasText("Paid");
    assertThat(buyer.locator("#story")).containsText("980,000");
    // The fix has yet to prove itself.
    button(buyer, "Close the pilot").click();
    assertThat(buyer.getByRole(AriaRole.ALERT)).containsText("OPEN_INCIDENTS");

    Page visitor = open("en", "", pilot);
    assertThat(visitor.locator(".story > li strong"))
        .containsText(
            new String[] {
              "Project offered",
              "Scenario opened",
              "Document issued",
              "Order posted",
              "Document verified",
              "Proposed",
              "Agreed",
              "Started",
              "Run",
              "Incident",
              "Cleared",
              "Product version",
              "Submitted for acceptance",
              "Milestone accepted",
              "Payment"
            });
    assertThat(visitor.content()).doesNotContain("980,000").doesNotContain("T-2207");
  }

  @Test
  void aDocumentIsUploadedVerifiedHandedOutAndRefusedAfterAll() throws IOException {
    Page buyer = open("en", "demo-property", "/orders/order-sanitation-d");
    buyer.getByText("Add a document").click();
    Locator form = buyer.locator("form[action$='/evidence']");
    form.locator("input[name=reference]").fill("XY-77");
    form.locator("input[name=issuer]").fill("demo-property");
    form.locator("input[name=date]").fill("2026-01-05");
    choose(form, "letter.pdf", "not a document");
    form.getByRole(AriaRole.BUTTON, named("Save")).click();
    assertThat(form.locator(".wrong")).containsText("PDF");
    assertThat(form.locator("input[name=reference]")).hasValue("XY-77");
    choose(form, "letter.pdf", "%PDF-1.7 of an order");
    form.getByRole(AriaRole.BUTTON, named("Save")).click();
    Locator added = buyer.locator("#evidence li", with("XY-77"));
    assertThat(added).containsText("Awaiting verification");
    Download file = buyer.waitForDownload(() -> added.getByText("Download the file").click());
    assertThat(Files.readString(file.path())).isEqualTo("%PDF-1.7 of an order");

    Page verifier = open("en", "finance-office", "/orders/order-sanitation-d");
    Locator seen = verifier.locator("#evidence li", with("XY-77"));
    seen.getByRole(AriaRole.BUTTON, named("Verify")).click();
    assertThat(seen.locator(".badge")).hasText("Verified");
    seen.getByRole(AriaRole.BUTTON, named("Refuse")).click();
    assertThat(seen.locator(".wrong")).isVisible();
    seen.locator("input[name=reason]").fill("it names another order");
    seen.getByRole(AriaRole.BUTTON, named("Refuse")).click();
    assertThat(seen).containsText("it names another order");
    assertThat(open("en", "", "/orders/order-sanitation-d").locator("#evidence"))
        .not()
        .containsText("Download the file");
  }

  @Test
  void whoActsForAnOrganisationThatIsNotThereIsToldAndCanChooseAnother() {
    Page page = open("en", "nobody-at-all", "/work");
    assertThat(page.locator("main"))
        .containsText("There is no organisation with the id nobody-at-all");
    page.locator("#as").selectOption("raisound");
    assertThat(page.locator("h1")).hasText("My work");
    assertThat(page.locator("#as")).hasValue("raisound");
  }

  @Test
  void whoDeclinesGivesAReasonAndThePairIsNotProposedAgain() {
    Page buyer = open("en", "bonded-operator", "/work");
    Locator waiting = buyer.locator("li", with("Gate V2X equipment")).first();
    waiting.locator("input[name=reason]").fill("the roadside units came early");
    waiting.getByRole(AriaRole.BUTTON, named("Decline")).click();
    assertThat(buyer.locator("#match .badge").first()).containsText("Declined");
    assertThat(buyer.locator("#match")).containsText("the roadside units came early");
    assertThat(buyer.locator("#match .criteria")).containsText("barred: Declined");
  }

  @ParameterizedTest
  @CsvSource({"zh-CN,总览", "zh-HK,总览", "zh-TW,总览", "en-GB,Overview", "fr,Overview"})
  void theBrowsersLanguageIsRead(String asked, String overview) {
    Page page = open(asked, "", "/");
    assertThat(page.locator("nav.pages a").first()).hasText(overview);
  }

  @Test
  void theLanguageIsSwitchedInThePageRememberedAndKeepsTheFilters() {
    Page page = open("zh-CN", "", "/matches?park=hetao&q=voice");
    assertThat(page.locator("h1")).hasText("匹配");
    page.locator("a.language").click();
    assertThat(page.locator("h1")).hasText("Matches");
    assertThat(page).hasURL(Pattern.compile("park=hetao.*q=voice"));
    assertThat(page.locator("#matches")).containsText("One match");
    page.navigate("/unmet-orders");
    assertThat(page.locator("html")).hasAttribute("lang", "en");
  }

  @Test
  void everyFilterStandsInTheAddress() {
    Page page = open("en", "", "/?park=hetao");
    page.locator("select[name=keyIndustry]").selectOption("BIOMEDICINE");
    assertThat(page).hasURL(Pattern.compile("keyIndustry=BIOMEDICINE"));
    assertThat(page.locator(".figure").first()).containsText("3 of 4 posted");
    page.locator("select[name=park]").selectOption("qianhai");
    assertThat(page).hasURL(Pattern.compile("park=qianhai.*keyIndustry=BIOMEDICINE"));
    assertThat(page.locator(".figure").first()).containsText("0 of 0 posted");

    // Whoever is sent the address sees the same.
    Page other = open("en", "", page.url().substring(salto.address().length()));
    assertThat(other.locator("select[name=keyIndustry]")).hasValue("BIOMEDICINE");
    assertThat(other.locator("select[name=park]")).hasValue("qianhai");
    assertThat(other.locator(".figure").first()).containsText("0 of 0 posted");
  }

  @Test
  void anImportWithAWrongRowNamesRowAndColumnAndPostsNothing() {
    Page page = open("zh-CN", "city-light", "/import");
    choose(page, "offers", "项目.csv", offers(20, 13));
    button(page, "导入").click();
    Locator errors = page.locator("#errors");
    assertThat(errors).containsText("未导入任何内容");
    assertThat(errors.locator("tbody tr")).hasCount(1);
    // Row 13 of the file stands in the spreadsheet's row 14, below the heads.
    assertThat(errors.locator("tbody tr td").first()).hasText("14");
    assertThat(errors).containsText("所需中试平台领域");
    assertThat(errors).containsText("UNKNOWN_CODE");
    page.navigate("/offers/offer-imported-1");
    assertThat(page.locator("main")).containsText("NOT_FOUND");

    page.navigate("/import");
    choose(page, "offers", "offers.csv", offers(20, 0));
    button(page, "仅检查").click();
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("共 20 行，全部无误");
    choose(page, "offers", "offers.csv", offers(20, 0));
    button(page, "导入").click();
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("已发布 20 行");
    page.navigate("/offers/offer-imported-20");
    assertThat(page.locator("h1")).containsText("夜航灯 20");
  }

  @Test
  void theTemplateHasTheHeadsInTheReadersLanguage() throws IOException {
    Page page = open("zh-CN", "", "/import");
    Download template =
        page.waitForDownload(() ->
            page.locator("a[download]")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^项目$")))
                .click());
    assertThat(template.suggestedFilename()).isEqualTo("offers.csv");
    assertThat(Files.readString(template.path())).startsWith("\uFEFF编号,园区,项目单位,").contains("技术成熟度");
  }

  @Test
  void aSealedBudgetIsOnNobodysPageButItsBuyersAndVerifiers() {
    // order-sanitation-d is sealed, with a budget of 1,750,000.
    String sealed = "1,750,000";
    for (String organisation : List.of("", "city-light", "hetao-agency", "futian-urban")) {
      Page page = open("en", organisation, "/orders/order-sanitation-d");
      assertThat(page.locator("h1")).containsText("Road sweeping");
      assertThat(page.content()).doesNotContain(sealed).doesNotContain("1750000");
    }
    for (String organisation : List.of("demo-property", "finance-office")) {
      assertThat(open("en", organisation, "/orders/order-sanitation-d").locator("main"))
          .containsText(sealed);
    }
  }

  @Test
  void aFieldThatThereIsNotIsRefusedInWordsAndNoStreamIsAskedForIt() {
    Page page = open("en", "", "/unmet-orders?field=99");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("There is no field 99");
    assertThat(page.locator("[data-cursor]")).hasCount(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void everyPageIsSoundForEveryReaderOnEveryScreen(String language) {
    for (boolean dark : new boolean[] {false, true}) {
      for (int width : new int[] {1280, 390}) {
        Page page = open(language, "city-light", "/", new Screen(width, dark));
        for (String path : PAGES) {
          page.navigate(path);
          String where =
              "%s in %s, %d wide%s".formatted(path, language, width, dark ? ", dark" : "");
          assertThat(page.locator("main h1")).isVisible();
          assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
              .as(where + " does not scroll sideways")
              .isEqualTo(true);
          assertThat(serious(page)).as(where + " is accessible").isEmpty();
          page.screenshot(
              new Page.ScreenshotOptions()
                  .setFullPage(true)
                  .setPath(picture(path, language, width, dark)));
        }
      }
    }
    assertThat(complaints)
        .as("what the browser complained of")
        .allMatch(complaint -> complaint.contains("404"));
  }

  @Test
  void anEmptySaltoIsFoundedOnItsFirstPage(@TempDir Path empty) throws IOException {
    try (RunningSalto other = RunningSalto.start(empty, Map.of("SALTO_SAMPLE", "none"))) {
      BrowserContext reader = chromium.reader(other.address(), "en", "", Screen.USUAL);
      readers.add(reader);
      Page page = reader.newPage();
      page.navigate("/");
      assertThat(page.locator(".banner")).hasCount(0);
      page.locator("input[name=agency]").fill("my-agency");
      page.locator("input[name=agencyName]").fill("My agency");
      page.locator("input[name=park]").fill("my-park");
      page.locator("input[name=parkName]").fill("My park");
      button(page, "Begin").click();
      assertThat(page.locator("h1")).hasText("Import");
      assertThat(page.locator("#as")).hasValue("my-agency");
      page.navigate("/");
      assertThat(page.locator(".figure").first()).containsText("0 of 0 posted");
    }
  }

  private static List<String> serious(Page page) {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(it -> List.of("serious", "critical").contains(it.getImpact()))
            .map(it -> it.getId() + " " + it.getNodes().getFirst().getHtml())
            .toList();
  }

  private static Path picture(String path, String language, int width, boolean dark) {
    String name = path.equals("/") ? "overview" : path.substring(1).replaceAll("[^a-z0-9-]+", "-");
    return PICTURES.resolve(
        "%s-%s-%s-%s.png"
            .formatted(name, language, width < 600 ? "narrow" : "wide", dark ? "dark" : "light"));
  }

  /** A file of offers, one row of which names a field that does not exist; none where it is 0. */
  private static String offers(int rows, int wrong) {
    String heads = "编号,园区,名称(中文),名称(英文),技术领域,技术成熟度,单次中试价格,币种,可同时中试数,所需中试平台领域\r\n";
    return heads
        + IntStream.rangeClosed(1, rows)
            .mapToObj(row ->
                "offer-imported-%d,hetao,夜航灯 %d,Night lamp %d,航空装备产业,6,\"12,000\",CNY,1,%s\r\n"
                    .formatted(row, row, row, row == wrong ? "99.9" : ""))
            .collect(Collectors.joining());
  }

  private static void choose(Locator form, String name, String content) {
    form.locator("input[type=file]")
        .setInputFiles(
            new FilePayload(name, "application/pdf", content.getBytes(StandardCharsets.UTF_8)));
  }

  private static void choose(Page page, String kind, String name, String content) {
    page.locator("select[name=kind]").selectOption(kind);
    page.locator("input[type=file]")
        .setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
  }

  private static void awaitLive(Page page) {
    assertThat(page.locator("[data-cursor]")).hasAttribute("data-state", "live");
  }

  private Page open(String language, String organisation, String path) {
    return open(language, organisation, path, Screen.USUAL);
  }

  private Page open(String language, String organisation, String path, Screen screen) {
    BrowserContext reader = chromium.reader(salto.address(), language, organisation, screen);
    readers.add(reader);
    Page page = reader.newPage();
    page.onConsoleMessage(message -> {
      if (List.of("error", "warning").contains(message.type())) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.navigate(path);
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.locator("main").getByRole(AriaRole.BUTTON, named(name).setExact(true));
  }

  /** The state of a match or a pilot. */
  private static Locator badge(Page page) {
    return page.locator("main .columns .badge").first();
  }

  private static Locator.LocatorOptions inside(String text) {
    return new Locator.LocatorOptions().setHasText(text);
  }

  private static Page.LocatorOptions with(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static Locator.FilterOptions filter(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
