package dev.salto.dashboard.pages;

import static dev.salto.dashboard.pages.MatchRow.text;

import dev.salto.dashboard.asking.Services;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.vocabulary.Vocabularies;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One order: beside what every posting has its evidence, the shortlist of an open tender, and the
 * projects that are planned for it.
 */
@Controller
@RequestMapping("/orders/{id}")
final class OrderPages {

  private final PostingPages postings;
  private final Titles titles;

  OrderPages(PostingPages postings, Titles titles) {
    this.postings = postings;
    this.titles = titles;
  }

  /**
   * An eligible project, in the order of rank.
   *
   * @param match id of its standing match with the order
   */
  public record Shortlisted(
      MatchRow.Named offer, String institute, int score, @Nullable String match) {}

  /** A project that an institute means to found for the order. */
  public record Planned(
      String id, String title, String institute, @Nullable LocalDate readyBy, String status) {}

  @GetMapping
  String order(@PathVariable String id, Look look, Model model) {
    show(id, Entry.NONE, look, model);
    return "posting";
  }

  /** Adds a document, with its file where one is given. */
  @PostMapping("/evidence")
  String add(
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Look look,
      Model model)
      throws IOException {
    Entry entry = Entry.of("EVIDENCE", form);
    ObjectNode body =
        new FormJson(form)
            .lines("kind", "reference", "packageNumber", "issuer", "date", "validUntil")
            .lines("supplier", "sha256")
            .money("amount", "currency")
            .node();
    Query path = Query.of("orders", id, "evidence");
    try {
      if (file == null || file.isEmpty()) {
        look.post(path, body);
      } else {
        look.services().post(path.text(), body, file.getBytes());
      }
    } catch (Problem problem) {
      return refused(id, entry, problem, look, model);
    }
    return Redirect.done("EVIDENCE", "orders", id);
  }

  /** Verifies a document, or refuses it, be it before or after it was verified. */
  @PostMapping("/evidence/{n}/verification")
  String verify(
      @PathVariable String id,
      @PathVariable int n,
      @RequestParam MultiValueMap<String, String> form,
      Look look,
      Model model) {
    Entry entry = Entry.of("VERIFICATION-" + n, form);
    try {
      look.post(
          Query.of("orders", id, "evidence", String.valueOf(n), "verification"),
          new FormJson(form).lines("state", "reason").node());
    } catch (Problem problem) {
      return refused(id, entry, problem, look, model);
    }
    return Redirect.done(
        "VERIFIED".equals(form.getFirst("state")) ? "VERIFIED" : "REFUSED", "orders", id);
  }

  /** Hands out the file of a document to who may have it. */
  @GetMapping("/evidence/{n}/file")
  ResponseEntity<byte[]> file(@PathVariable String id, @PathVariable int n, Look look) {
    Services.FileAnswer file =
        look.services().file(Query.of("orders", id, "evidence", String.valueOf(n), "file").text());
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.mediaType()))
        .header(HttpHeaders.CONTENT_DISPOSITION, file.disposition())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(file.content());
  }

  private String refused(String id, Entry entry, Problem problem, Look look, Model model) {
    show(id, entry.refused(problem), look, model);
    model.addAttribute("problem", problem);
    return "posting";
  }

  private void show(String id, Entry entry, Look look, Model model) {
    JsonNode order = postings.show("orders", id, look, model);
    boolean own = look.is(order.path("buyer").asString(""));
    boolean agency = Boolean.TRUE.equals(model.getAttribute("agency"));
    model.addAttribute("entry", entry);
    model.addAttribute("own", own);
    model.addAttribute("documents", Vocabularies.shipped().codes("evidence"));
    model.addAttribute("currency", order.path("budgetPerLot").path("currency").asString("CNY"));
    if (order.path("route").asString("").equals("TENDER") && (own || agency)) {
      model.addAttribute(
          "shortlist",
          items(
              look,
              Query.of("orders", id, "shortlist").with("size", 20),
              it -> shortlisted(it, look.words())));
    }
    if (own || agency) {
      model.addAttribute(
          "planned",
          items(
              look,
              Query.of("planned-projects").with("order", id).with("size", 50),
              it -> planned(it, look.words())));
    }
  }

  /** What a list has; null where this reader may not see it. */
  private static <E> @Nullable List<E> items(Look look, Query query, Function<JsonNode, E> row) {
    try {
      return Listing.of(look.get(query), row).items();
    } catch (Problem notForThisReader) {
      return null;
    }
  }

  private Shortlisted shortlisted(JsonNode it, Words words) {
    String offer = it.get("offer").asString();
    return new Shortlisted(
        new MatchRow.Named(offer, titles.offer(offer, words)),
        words.name(it.path("institute").asString("")),
        it.path("score").asInt(),
        text(it, "match"));
  }

  private static Planned planned(JsonNode it, Words words) {
    String readyBy = text(it, "readyBy");
    return new Planned(
        it.get("id").asString(),
        words.text(it.get("title")),
        words.name(it.path("institute").asString("")),
        readyBy == null ? null : LocalDate.parse(readyBy),
        it.path("status").asString("OPEN"));
  }
}
