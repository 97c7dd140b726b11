package dev.salto.dashboard.pages;

import dev.salto.kit.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** What stands around every page: who looks, the parks, the notice of sample data, refusals. */
// Before the advice for what no service's own knows: that one answers as an API does.
@Order(Ordered.LOWEST_PRECEDENCE - 1)
@ControllerAdvice(basePackageClasses = Frame.class)
final class Frame {

  private static final String ACTOR = "actor";

  private final LookResolver looks;
  private final ObjectProvider<SampleNotice> sample;

  Frame(LookResolver looks, ObjectProvider<SampleNotice> sample) {
    this.looks = looks;
    this.sample = sample;
  }

  /**
   * A choice of a list.
   *
   * @param kind of an organisation; empty for a park
   */
  public record Choice(String id, String name, String kind) {}

  @ModelAttribute
  void frame(HttpServletRequest request, Model model) {
    around(request, model.asMap());
  }

  /** A refusal as a page of its own, in words. */
  @ExceptionHandler
  ModelAndView refused(Problem problem, HttpServletRequest request) {
    ModelAndView page = new ModelAndView("problem");
    page.setStatus(problem.status());
    page.addObject("problem", problem);
    try {
      around(request, page.getModel());
    } catch (Problem again) {
      // Not even the lists of the frame are to be had; the words are.
      page.addObject("parks", List.of());
      page.addObject("organisations", List.of());
    }
    return page;
  }

  private void around(HttpServletRequest request, Map<String, Object> model) {
    Look look = looks.look(request);
    model.put("w", look.words());
    model.put("look", look);
    model.put("path", request.getRequestURI());
    model.put("sample", sample.stream().anyMatch(SampleNotice::isShown));
    model.put("otherLanguage", inOtherLanguage(request, look.words()));
    model.put("here", here(request));
    List<Choice> organisations = choices(looks.anybody(request), "organisations", "id");
    model.put("organisations", organisations);
    model.put("parks", choices(looks.anybody(request), "parks", "park"));
    String kind = kind(look, organisations);
    model.put(ACTOR, kind);
    model.put("agency", kind.equals("AGENCY"));
    model.put("verifier", kind.equals("VERIFIER"));
  }

  /** The parks, as they stand in the model of every page. */
  @SuppressWarnings("unchecked") // put there above
  static List<Choice> parks(Model model) {
    return (List<Choice>) Objects.requireNonNull(model.getAttribute("parks"));
  }

  /** The kind of the organisation that looks, empty for nobody's or one that is unknown. */
  static String actor(Model model) {
    return String.valueOf(model.getAttribute(ACTOR));
  }

  private static String kind(Look look, List<Choice> organisations) {
    return organisations.stream()
        .filter(it -> look.is(it.id()))
        .map(Choice::kind)
        .findFirst()
        .orElse("");
  }

  private static List<Choice> choices(Look look, String list, String id) {
    Function<JsonNode, Choice> choice =
        it ->
            new Choice(
                it.get(id).asString(),
                look.words().text(it.get("name")),
                it.path("kind").asString(""));
    return Listing.of(look.get(Query.of(list).with("size", 200)), choice).items().stream()
        .sorted(Comparator.comparing(Choice::kind).thenComparing(Choice::id))
        .toList();
  }

  /**
   * The same page in the other language; a page that answers a form is left for its own address.
   */
  private static String inOtherLanguage(HttpServletRequest request, Words words) {
    return address(request)
        .replaceQueryParam("lang", words.chinese() ? Language.EN.tag() : Language.ZH.tag())
        .build()
        .toUriString();
  }

  private static String here(HttpServletRequest request) {
    return address(request).replaceQueryParam("lang").build().toUriString();
  }

  private static UriComponentsBuilder address(HttpServletRequest request) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(request.getRequestURI());
    return request.getMethod().equals("GET") ? address.query(request.getQueryString()) : address;
  }
}
