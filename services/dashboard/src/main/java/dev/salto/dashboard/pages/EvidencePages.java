package dev.salto.dashboard.pages;

import dev.salto.kit.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The verifier's queue: documents that nobody has looked at yet. */
@Controller
@RequestMapping("/evidence")
final class EvidencePages {

  @GetMapping
  String queue(
      @RequestParam(required = false) @Nullable String park,
      @RequestParam(defaultValue = "0") int page,
      Look look,
      Model model) {
    show(park, page, look, model);
    return "evidence";
  }

  /** Verifies or refuses a document. */
  @PostMapping("/{order}/{n}")
  String verify(
      @PathVariable String order,
      @PathVariable int n,
      @RequestParam String state,
      @RequestParam(required = false) @Nullable String reason,
      Look look,
      Model model) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("state", state);
    if (reason != null && !reason.isBlank()) {
      body.put("reason", reason.strip());
    }
    try {
      look.post(Query.of("orders", order, "evidence", String.valueOf(n), "verification"), body);
    } catch (Problem problem) {
      show(null, 0, look, model);
      model.addAttribute("problem", problem);
      return "evidence";
    }
    return "redirect:/evidence?done=" + (state.equals("VERIFIED") ? "VERIFIED" : "REFUSED");
  }

  private void show(@Nullable String park, int page, Look look, Model model) {
    JsonNode answer =
        look.get(Query.of("orders").with("unverified", true).with("park", park).page(page));
    model.addAttribute("list", Listing.of(answer, it -> PostingRow.of("orders", it, look.words())));
  }
}
