package dev.salto.dashboard.pages;

import dev.salto.kit.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

/** Files of postings: templates to fill in, a check before anything is posted, errors by row. */
@Controller
@RequestMapping("/import")
final class ImportPages {

  /** What can be imported, by the words of its kind. */
  private static final List<String> KINDS =
      List.of(
          "offers",
          "scenarios",
          "orders",
          "facilities",
          "verifications",
          "organisations",
          "parks",
          "runs");

  /**
   * What an import did, or would do.
   *
   * @param rows rows with content that the file has
   * @param imported how many were posted
   */
  public record Report(int rows, int imported, boolean dryRun, List<ErrorRow> errors) {

    /** Of a report's members, as an answer or a refusal has them. */
    static Report of(Function<String, @Nullable Object> members, boolean dryRun) {
      List<ErrorRow> errors = new ArrayList<>();
      if (members.apply("errors") instanceof JsonNode all) {
        all.forEach(it ->
            errors.add(
                new ErrorRow(
                    it.path("line").asInt(),
                    it.path("column").asString(""),
                    it.path("code").asString(""),
                    it.path("message").asString(""))));
      }
      return new Report(
          number(members.apply("rows")), number(members.apply("imported")), dryRun, errors);
    }

    private static int number(@Nullable Object member) {
      return member instanceof JsonNode number ? number.asInt() : 0;
    }
  }

  /**
   * One thing that is wrong.
   *
   * @param line the row as a spreadsheet numbers it
   */
  public record ErrorRow(int line, String column, String code, String message) {}

  @GetMapping
  String form(@RequestParam(required = false) @Nullable String kind, Model model) {
    model.addAttribute("kinds", KINDS);
    model.addAttribute("kind", kind);
    return "import";
  }

  /** Where files of a kind go; runs are the pilots'. */
  private static Query imports(String kind) {
    return kind.equals("runs") ? Query.of("pilots", kind, "import") : Query.of(kind, "import");
  }

  /** Checks a file, or posts all of it. */
  @PostMapping
  String run(
      @RequestParam String kind,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "false") boolean dryRun,
      Look look,
      Model model)
      throws IOException {
    if (!KINDS.contains(kind)) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "UNKNOWN_KIND", "There is no such kind of file.");
    }
    form(kind, model);
    model.addAttribute("fileName", file.getOriginalFilename());
    try {
      if (file.isEmpty()) {
        throw Problem.of(HttpStatus.BAD_REQUEST, "NO_FILE", "Choose a file first.");
      }
      JsonNode answer = look.post(imports(kind).with("dryRun", dryRun), file.getBytes());
      model.addAttribute("report", Report.of(answer::get, dryRun));
    } catch (Problem problem) {
      model.addAttribute("problem", problem);
      if (problem.more().containsKey("errors")) {
        model.addAttribute("report", Report.of(problem.more()::get, dryRun));
      }
    }
    return "import";
  }
}
