package dev.salto.pilots;

import dev.salto.kit.posting.Findings;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.References;
import dev.salto.pilots.pilot.Deed;
import dev.salto.records.PilotIncident;
import dev.salto.records.PilotMilestone;
import dev.salto.records.PilotPayment;
import dev.salto.records.PilotRun;
import dev.salto.records.ProductVersion;
import dev.salto.records.Reading;
import dev.salto.records.Requirement;
import dev.salto.schemas.FieldRules;
import dev.salto.schemas.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a request wants done. A deed that breaks a rule of its own is refused with 422 {@code
 * INVALID}, whatever the pilot's state.
 */
final class Commands {

  private final References references;

  Commands(References references) {
    this.references = references;
  }

  Deed start(@Nullable JsonNode body) {
    empty("start", body);
    return new Deed.Start();
  }

  Deed run(JsonNode body) {
    PilotRun run = new Body("run", body).as(PilotRun.class);
    check("run", draft("RUN").setRun(run).build(), "run.");
    Findings findings = new Findings(references);
    for (int i = 0; i < run.getReadings().size(); i++) {
      Reading reading = run.getReadings().get(i);
      findings.attribute("readings[" + i + "]", reading.getAttribute(), reading.getUnit());
    }
    refuse("run", findings);
    return PilotWords.run(run);
  }

  Deed incident(JsonNode body) {
    PilotIncident incident = new Body("incident", body).as(PilotIncident.class);
    check("incident", draft("INCIDENT").setIncident(incident).build(), "incident.");
    return PilotWords.incident(incident);
  }

  Deed clearance(int incident, @Nullable JsonNode body) {
    return new Deed.Clearance(
        incident, line("clearance", new Body("clearance", body).text("reason", Set.of("reason"))));
  }

  Deed version(JsonNode body) {
    ProductVersion version = new Body("version", body).as(ProductVersion.class);
    check("version", draft("VERSION").setProductVersion(version).build(), "productVersion.");
    return PilotWords.version(version);
  }

  Deed milestone(JsonNode body) {
    PilotMilestone milestone =
        new Body("milestone", body).with("milestone", 1).as(PilotMilestone.class);
    check(
        "milestone",
        draft("MILESTONE").setMilestones(List.of(milestone)).build(),
        "milestones[0].");
    Findings findings = new Findings(references);
    for (int i = 0; i < milestone.getCriteria().size(); i++) {
      Requirement criterion = milestone.getCriteria().get(i);
      findings.attribute("criteria[" + i + "]", criterion.getAttribute(), criterion.getUnit());
    }
    refuse("milestone", findings);
    return PilotWords.milestone(milestone);
  }

  Deed submission(int milestone, @Nullable JsonNode body) {
    empty("submission", body);
    return new Deed.Submission(milestone);
  }

  Deed judgement(int milestone, JsonNode body) {
    Set<String> known = Set.of("decision", "reason");
    Body given = new Body("decision", body);
    String decision = given.required("decision", known);
    return switch (decision) {
      case "ACCEPT" ->
          new Deed.Judgement(milestone, true, line("decision", given.text("reason", known)));
      case "REFUSE" ->
          new Deed.Judgement(milestone, false, line("decision", given.required("reason", known)));
      default ->
          throw Problem.invalid(
              "decision", List.of(new Violation("decision", "UNKNOWN_CODE", "ACCEPT or REFUSE")));
    };
  }

  Deed payment(JsonNode body) {
    PilotPayment payment = new Body("payment", body).as(PilotPayment.class);
    check("payment", draft("PAYMENT").setPayment(payment).build(), "payment.");
    return PilotWords.payment(payment);
  }

  Deed reversal(int payment, JsonNode body) {
    return new Deed.Reversal(payment, reason("reversal", body));
  }

  Deed closing(@Nullable JsonNode body) {
    empty("closing", body);
    return new Deed.Closing();
  }

  Deed failure(JsonNode body) {
    return new Deed.Failure(reason("failure", body));
  }

  private static String reason(String what, JsonNode body) {
    String reason = new Body(what, body).required("reason", Set.of("reason"));
    line(what, reason);
    return reason;
  }

  private static void empty(String what, @Nullable JsonNode body) {
    new Body(what, body).text("", Set.of());
  }

  private static @Nullable String line(String what, @Nullable String reason) {
    check(what, draft("FAILED").setReason(reason).build(), "");
    return reason;
  }

  /** An event that holds by itself but for what is to be checked. */
  private static dev.salto.records.PilotEvent.Builder draft(String type) {
    return dev.salto.records.PilotEvent.newBuilder()
        .setId("draft")
        .setPark("draft")
        .setMatch("draft")
        .setBy("draft")
        .setType(type)
        .setN(1)
        .setSubject(1)
        .setAt(Instant.EPOCH);
  }

  private static void check(String what, dev.salto.records.PilotEvent event, String prefix) {
    List<Violation> violations =
        FieldRules.check(event).stream()
            .map(it ->
                it.field().startsWith(prefix)
                    ? new Violation(it.field().substring(prefix.length()), it.code(), it.message())
                    : it)
            .toList();
    if (!violations.isEmpty()) {
      throw Problem.invalid(what, violations);
    }
  }

  private static void refuse(String what, Findings findings) {
    if (!findings.violations().isEmpty()) {
      throw Problem.invalid(what, findings.violations());
    }
  }
}
