package dev.salto.systemtests.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.salto.systemtests.RunningSalto;
import dev.salto.systemtests.browser.Chromium.Screen;
import java.util.ArrayList;
import java.util.List;

/** People before the pages of a Salto, and what their browsers complain of. */
final class Readers implements AutoCloseable {

  private final Chromium chromium;
  private final RunningSalto salto;
  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  Readers(Chromium chromium, RunningSalto salto) {
    this.chromium = chromium;
    this.salto = salto;
  }

  /** Opens a page on a usual screen. */
  Page open(String language, String organisation, String path) {
    return open(language, organisation, path, Screen.USUAL);
  }

  Page open(String language, String organisation, String path, Screen screen) {
    BrowserContext context = chromium.reader(salto.address(), language, organisation, screen);
    contexts.add(context);
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (List.of("error", "warning").contains(message.type())) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.navigate(path);
    return page;
  }

  /** What browsers complained of so far. */
  List<String> complaints() {
    return complaints;
  }

  /** What keeps somebody from reading this page. */
  static List<String> serious(Page page) {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(it -> List.of("serious", "critical").contains(it.getImpact()))
            .map(it -> it.getId() + " " + it.getNodes().getFirst().getHtml())
            .toList();
  }

  @Override
  public void close() {
    contexts.forEach(BrowserContext::close);
  }
}
