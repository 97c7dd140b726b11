package dev.salto.dashboard.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A match as the pages show it.
 *
 * @param score 0 to 10000
 * @param parts points by part of the score
 * @param acceptedBy ids of the organisations that accepted
 * @param answerBy last day to answer
 * @param cause why it ended; null while it stands
 * @param contacts by party, for parties alone
 */
public record MatchRow(
    String id,
    String park,
    Named offer,
    Named scenario,
    Named order,
    Named institute,
    Named buyer,
    String state,
    int score,
    Map<String, Integer> parts,
    List<GateRow> gates,
    List<String> acceptedBy,
    @Nullable LocalDate answerBy,
    @Nullable CauseRow cause,
    Map<String, Contact> contacts,
    Instant updatedAt) {

  /** A thing with an id and a name in the reader's language. */
  public record Named(String id, String name) {}

  /**
   * A gate.
   *
   * @param reference of the decision or the document; of a facility its name
   * @param by id of the organisation that decided it
   */
  public record GateRow(
      String code,
      String state,
      @Nullable String authority,
      @Nullable String reference,
      @Nullable LocalDate validUntil,
      @Nullable String by) {

    static List<GateRow> list(JsonNode gates, UnaryOperator<String> facilities) {
      List<GateRow> rows = new ArrayList<>();
      gates.forEach(gate -> {
        String code = gate.get("code").asString();
        String reference = text(gate, "reference");
        String validUntil = text(gate, "validUntil");
        rows.add(
            new GateRow(
                code,
                gate.get("state").asString(),
                text(gate, "authority"),
                reference != null && code.equals("FACILITY")
                    ? facilities.apply(reference)
                    : reference,
                validUntil == null ? null : LocalDate.parse(validUntil),
                text(gate, "by")));
      });
      return rows;
    }

    /** Whether somebody decides it; what is counted in the park settles the others. */
    public boolean isDecided() {
      return !code.equals("FACILITY") && !code.equals("BACKING");
    }
  }

  /** Why a match ended. */
  public record CauseRow(String code, @Nullable String ref, @Nullable String reason) {

    static @Nullable CauseRow of(JsonNode parent) {
      JsonNode cause = parent.get("cause");
      return cause == null
          ? null
          : new CauseRow(cause.get("code").asString(), text(cause, "ref"), text(cause, "reason"));
    }
  }

  /** Whom to call. */
  public record Contact(@Nullable String name, @Nullable String phone, @Nullable String email) {}

  static MatchRow of(JsonNode match, Words words) {
    return of(match, words, UnaryOperator.identity());
  }

  /** With the names of facilities by their ids. */
  static MatchRow of(JsonNode match, Words words, UnaryOperator<String> facilities) {
    Map<String, Integer> parts = new TreeMap<>();
    match.path("parts").properties().forEach(it -> parts.put(it.getKey(), it.getValue().asInt()));
    Map<String, Contact> contacts = new TreeMap<>();
    match
        .path("contacts")
        .properties()
        .forEach(it ->
            contacts.put(
                it.getKey(),
                new Contact(
                    text(it.getValue(), "name"),
                    text(it.getValue(), "phone"),
                    text(it.getValue(), "email"))));
    List<String> acceptedBy = new ArrayList<>();
    match.path("acceptedBy").forEach(it -> acceptedBy.add(it.asString()));
    String answerBy = text(match, "answerBy");
    return new MatchRow(
        match.get("id").asString(),
        match.get("park").asString(),
        named(match, "offer", "titles", words),
        named(match, "scenario", "titles", words),
        named(match, "order", "titles", words),
        named(match, "institute", "names", words),
        named(match, "buyer", "names", words),
        match.get("state").asString(),
        match.get("score").asInt(),
        parts,
        GateRow.list(match.path("gates"), facilities),
        acceptedBy,
        answerBy == null ? null : LocalDate.parse(answerBy),
        CauseRow.of(match),
        contacts,
        Instant.parse(match.get("updatedAt").asString()));
  }

  static Named named(JsonNode node, String what, String names, Words words) {
    String name = words.text(node.path(names).get(what));
    String id = node.get(what).asString();
    return new Named(id, name.isEmpty() ? id : name);
  }

  static @Nullable String text(JsonNode node, String name) {
    return node.hasNonNull(name) ? node.get(name).asString() : null;
  }

  /** Gates that still wait. */
  public List<GateRow> pending() {
    return gates.stream().filter(gate -> gate.state().equals("PENDING")).toList();
  }

  /** Whether its order backs it no more, which every party is told. */
  public boolean unbacked() {
    return pending().stream().anyMatch(gate -> gate.code().equals("BACKING"));
  }

  /** Whether it was agreed, so that there is a pilot of it. */
  public boolean hasPilot() {
    return List.of("AGREED", "PILOTING", "DELIVERED", "PAID", "CLOSED", "FAILED").contains(state);
  }

  /** Whether the match takes up capacity: proposed or further, and not ended. */
  public boolean stands() {
    return List.of("PROPOSED", "AGREED", "PILOTING", "DELIVERED", "PAID").contains(state);
  }

  /** Whether this party has still to answer. */
  public boolean waitsFor(@Nullable String organisation) {
    return state.equals("PROPOSED")
        && organisation != null
        && (organisation.equals(institute.id()) || organisation.equals(buyer.id()))
        && !acceptedBy.contains(organisation);
  }

  /**
   * Whether the agency has to accept as well: a gate on its own ground is pending. Which agency
   * that is the matcher knows, and refuses others.
   */
  public boolean waitsForAgency() {
    return state.equals("PROPOSED")
        && gates.stream()
            .anyMatch(gate -> gate.state().equals("PENDING") && gate.code().equals("SITE"));
  }
}
