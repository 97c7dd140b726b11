package dev.salto.dashboard.pages;

import static dev.salto.dashboard.pages.MatchRow.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A posting as the pages show it: its terms as words, with the key of their heads.
 *
 * @param kind offers, scenarios or orders
 * @param owner who posted it
 * @param facts what it says, by the key of the head; only what is said and may be seen
 */
public record PostingRow(
    String kind,
    String id,
    String park,
    String title,
    String summary,
    MatchRow.Named owner,
    String status,
    int version,
    Instant postedAt,
    Map<String, String> facts,
    List<EvidenceRow> evidence) {

  /**
   * A document behind an order.
   *
   * @param amount in major units; empty where it may not be seen or there is none
   * @param stored whether its file is kept here
   * @param state AWAITED, VERIFIED, REFUSED or EXPIRED
   * @param by id of the verifier; null where nobody has looked at it
   */
  public record EvidenceRow(
      int n,
      String kind,
      String reference,
      @Nullable String packageNumber,
      String issuer,
      LocalDate date,
      String amount,
      @Nullable LocalDate validUntil,
      @Nullable String supplier,
      boolean stored,
      String state,
      @Nullable String by,
      @Nullable LocalDate verifiedOn,
      @Nullable String reason) {

    static EvidenceRow of(JsonNode it, Words words) {
      JsonNode verification = it.path("verification");
      return new EvidenceRow(
          it.get("n").asInt(),
          it.get("kind").asString(),
          it.get("reference").asString(),
          text(it, "packageNumber"),
          it.get("issuer").asString(),
          LocalDate.parse(it.get("date").asString()),
          words.money(it.get("amount")),
          date(it, "validUntil"),
          text(it, "supplier"),
          it.hasNonNull("mediaType"),
          it.path("state").asString(verification.path("state").asString("AWAITED")),
          text(verification, "by"),
          date(verification, "date"),
          text(verification, "reason"));
    }

    private static @Nullable LocalDate date(JsonNode it, String name) {
      String date = text(it, name);
      return date == null ? null : LocalDate.parse(date);
    }
  }

  static PostingRow of(String kind, JsonNode node, Words words) {
    String ownerField =
        switch (kind) {
          case "offers" -> "institute";
          case "scenarios" -> "agency";
          default -> "buyer";
        };
    return new PostingRow(
        kind,
        node.get("id").asString(),
        node.get("park").asString(),
        words.text(node.get("title")),
        words.text(node.get("summary")),
        new MatchRow.Named(
            node.path(ownerField).asString(""), words.text(node.path("organisation").get("name"))),
        node.get("status").asString(),
        node.path("version").asInt(),
        Instant.parse(node.path("postedAt").asString("1970-01-01T00:00:00Z")),
        new Facts(node, words).all(),
        PilotRow.list(node, "evidence", it -> EvidenceRow.of(it, words)));
  }

  /** Reads the terms, in the order in which a reader wants them. */
  private static final class Facts {
    private final JsonNode node;
    private final Words words;
    private final Map<String, String> facts = new LinkedHashMap<>();

    Facts(JsonNode node, Words words) {
      this.node = node;
      this.words = words;
    }

    Map<String, String> all() {
      label("commitment", "commitment");
      plain("backedLots");
      plain("lots");
      put("budgetPerLot", words.money(node.get("budgetPerLot")));
      label("disclosure", "disclosure");
      label("stage", "stage");
      label("route", "route");
      day("deliverBy");
      labels("fields", "field");
      list("requirements", words::requirement);
      list("capabilities", words::reading);
      plain("trl");
      list(
          "stages",
          it ->
              words.label("stage", it.path("stage").asString(""))
                  + " (TRL ≥ "
                  + it.path("minTrl").asInt()
                  + ")");
      labels("permits", "permit");
      put("price", words.money(node.get("price")));
      plain("pilots");
      plain("places");
      day("availableFrom");
      day("availableUntil");
      day("windowFrom");
      day("windowUntil");
      plain("minDays");
      plain("location");
      plain("spaceM2");
      label("platformField", "field");
      label("siteClearance", "clearance");
      label("jurisdiction", "jurisdiction");
      plain("source");
      return facts;
    }

    private void label(String name, String kind) {
      if (node.hasNonNull(name)) {
        put(name, words.label(kind, node.get(name).asString()));
      }
    }

    private void labels(String name, String kind) {
      list(name, it -> words.label(kind, it.asString()));
    }

    private void list(String name, java.util.function.Function<JsonNode, String> form) {
      List<String> items = new ArrayList<>();
      node.path(name).forEach(it -> items.add(form.apply(it)));
      put(name, String.join(words.chinese() ? "；" : "; ", items));
    }

    private void plain(String name) {
      if (node.hasNonNull(name)) {
        put(name, node.get(name).asString());
      }
    }

    private void day(String name) {
      if (node.hasNonNull(name)) {
        put(name, words.day(LocalDate.parse(node.get(name).asString())));
      }
    }

    private void put(String name, String value) {
      if (!value.isBlank()) {
        facts.put(name, value);
      }
    }
  }
}
