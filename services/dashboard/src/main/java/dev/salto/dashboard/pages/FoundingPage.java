package dev.salto.dashboard.pages;

import dev.salto.dashboard.asking.Services;
import dev.salto.kit.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The beginning of an empty Salto: an agency adds itself and declares its park. */
@Controller
final class FoundingPage {

  private final Services services;

  FoundingPage(Services services) {
    this.services = services;
  }

  @PostMapping("/founding")
  String found(
      @RequestParam String agency,
      @RequestParam String agencyName,
      @RequestParam String jurisdiction,
      @RequestParam String park,
      @RequestParam String parkName,
      Look look,
      Model model,
      HttpServletResponse response) {
    String language = look.words().chinese() ? "zh" : "en";
    Services.Asking asking = services.as(agency.strip());
    try {
      ObjectNode organisation = JsonNodeFactory.instance.objectNode();
      organisation.put("id", agency.strip()).put("kind", "AGENCY");
      organisation.put("jurisdiction", jurisdiction).putObject("name").put(language, agencyName);
      asking.post(Query.of("organisations").text(), organisation);
      ObjectNode policy = JsonNodeFactory.instance.objectNode();
      policy.putObject("name").put(language, parkName);
      asking.put(Query.of("parks", park.strip(), "policy").text(), policy, null);
    } catch (Problem problem) {
      model.addAttribute("problem", problem);
      return "empty";
    }
    response.addCookie(Remembered.cookie(LookResolver.COOKIE, agency.strip()));
    return "redirect:/import";
  }
}
