package dev.salto.dashboard.pages;

import dev.salto.kit.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** An organisation's own desk: what waits for its answer and by when, and what it has posted. */
@Controller
final class WorkPages {

  @GetMapping("/work")
  String work(Look look, Model model) {
    String organisation = look.organisation();
    if (organisation == null) {
      return "work";
    }
    JsonNode own = look.get(Query.of("organisations", organisation));
    String kind = own.get("kind").asString();
    model.addAttribute("kind", kind);
    switch (kind) {
      case "INSTITUTE" -> {
        answers("institute", organisation, look, model);
        pilots("institute", organisation, look, model);
        postings("offers", "institute", organisation, look, model);
      }
      case "BUYER" -> {
        answers("buyer", organisation, look, model);
        pilots("buyer", organisation, look, model);
        postings("orders", "buyer", organisation, look, model);
      }
      case "AGENCY" -> {
        agency(organisation, look, model);
        postings("scenarios", "agency", organisation, look, model);
      }
      default -> model.addAttribute("postings", List.of());
    }
    return "work";
  }

  /** From now on the reader looks in this organisation's name; a blank one is nobody's. */
  @PostMapping("/organisation")
  String organisation(
      @RequestParam(defaultValue = "") String id,
      @RequestParam(defaultValue = "/work") String back,
      HttpServletResponse response) {
    response.addCookie(Remembered.cookie(LookResolver.COOKIE, id.strip()));
    // Only a path of this site, never another's address.
    return "redirect:" + (back.matches("/(?!/)[^\\\\\\p{Cntrl}]*") ? back : "/work");
  }

  private void answers(String party, String organisation, Look look, Model model) {
    List<MatchRow> standing = matches(party, organisation, look);
    model.addAttribute(
        "answers",
        standing.stream()
            .filter(match -> match.waitsFor(organisation))
            .sorted(
                Comparator.comparing(
                    MatchRow::answerBy, Comparator.nullsLast(Comparator.naturalOrder())))
            .toList());
    model.addAttribute(
        "others", standing.stream().filter(match -> !match.waitsFor(organisation)).toList());
  }

  /** Pilots that stand; left out where their service does not answer. */
  private void pilots(String party, String organisation, Look look, Model model) {
    try {
      JsonNode answer = look.get(Query.of("pilots").with(party, organisation).with("size", 200));
      model.addAttribute("pilots", Listing.of(answer, it -> PilotRow.of(it, look.words())).items());
    } catch (Problem notNow) {
      model.addAttribute("pilots", List.of());
    }
  }

  /** Matches of the agency's parks with gates that wait for it. */
  private void agency(String organisation, Look look, Model model) {
    List<MatchRow> waiting = new ArrayList<>();
    look.get(Query.of("parks").with("size", 200))
        .get("items")
        .forEach(park -> {
          if (organisation.equals(park.path("agency").asString(""))) {
            matches("park", park.get("park").asString(), look).stream()
                .filter(match -> !match.pending().isEmpty())
                .forEach(waiting::add);
          }
        });
    model.addAttribute("gates", waiting);
  }

  private List<MatchRow> matches(String filter, @Nullable String value, Look look) {
    JsonNode answer = look.get(Query.of("matches").with(filter, value).with("size", 200));
    return Listing.of(answer, it -> MatchRow.of(it, look.words())).items();
  }

  private void postings(String kind, String owner, String organisation, Look look, Model model) {
    JsonNode answer =
        look.get(Query.of(kind).with(owner, organisation).with("status", "ALL").with("size", 200));
    model.addAttribute(
        "postings", Listing.of(answer, it -> PostingRow.of(kind, it, look.words())).items());
  }
}
