package dev.salto.schemas;

import dev.salto.records.PilotEvent;
import dev.salto.records.PilotIncident;
import dev.salto.records.PilotMilestone;
import dev.salto.records.PilotPayment;
import dev.salto.records.PilotRun;
import dev.salto.records.ProductVersion;
import dev.salto.records.Reading;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an event of a pilot must hold by itself. What went before it in the pilot is for others. */
final class PilotRules {

  private static final int MOST_HOURS = 24 * FieldRules.MANY;

  private PilotRules() {}

  static void event(Checks checks, PilotEvent event) {
    checks.id("id", event.getId());
    checks.id("park", event.getPark());
    checks.line("match", event.getMatch());
    checks.id("by", event.getBy());
    checks.code("type", event.getType(), Codes.PILOT_EVENTS);
    checks.optionalLine("reason", event.getReason());
    checks.range("n", event.getN(), 1, Integer.MAX_VALUE);
    optionalCode(checks, "moves", event.getMoves(), Codes.PILOT_MOVES);
    optionalCode(checks, "proves", event.getProves(), Codes.STAGES);
    optionalCode(checks, "stage", event.getStage(), Codes.STAGES);
    checks.optionalRange("subject", event.getSubject(), 1, Integer.MAX_VALUE);
    if (event.getRun() != null) {
      run(checks, event.getRun());
    }
    if (event.getIncident() != null) {
      incident(checks, event.getIncident());
    }
    if (event.getProductVersion() != null) {
      version(checks, event.getProductVersion());
    }
    checks.each("milestones", event.getMilestones(), (path, it) -> milestone(checks, path, it));
    if (event.getPayment() != null) {
      payment(checks, event.getPayment());
    }
    String missing =
        switch (event.getType()) {
          case "RUN" -> event.getRun() == null ? "run" : null;
          case "INCIDENT" -> event.getIncident() == null ? "incident" : null;
          case "VERSION" -> event.getProductVersion() == null ? "productVersion" : null;
          case "MILESTONE" -> event.getMilestones().isEmpty() ? "milestones" : null;
          case "PAYMENT" -> event.getPayment() == null ? "payment" : null;
          case "CLEARED", "SUBMITTED", "ACCEPTED", "REFUSED", "REVERSED" ->
              event.getSubject() == null ? "subject" : null;
          default -> null;
        };
    if (missing != null) {
      checks.add(missing, "REQUIRED", "a value is expected for " + event.getType());
    }
  }

  private static void run(Checks checks, PilotRun run) {
    checks.positiveDecimal("run.hours", run.getHours());
    checks.atMost("run.hours", run.getHours(), MOST_HOURS);
    if (run.getWork() != null) {
      checks.decimal("run.work", run.getWork());
      checks.line("run.workUnit", run.getWorkUnit());
    }
    checks.optionalLine("run.workUnit", run.getWorkUnit());
    checks.each(
        "run.readings",
        run.getReadings(),
        (path, reading) -> {
          checks.line(path + ".attribute", reading.getAttribute());
          checks.decimal(path + ".value", reading.getValue());
          checks.line(path + ".unit", reading.getUnit());
        });
    checks.distinct("run.readings", run.getReadings(), Reading::getAttribute);
    checks.line("run.productVersion", run.getProductVersion());
    checks.optionalLine("run.note", run.getNote());
  }

  private static void incident(Checks checks, PilotIncident incident) {
    checks.code("incident.severity", incident.getSeverity(), Codes.SEVERITIES);
    checks.line("incident.description", incident.getDescription());
    checks.line("incident.productVersion", incident.getProductVersion());
  }

  private static void version(Checks checks, ProductVersion version) {
    checks.line("productVersion.version", version.getVersion());
    checks.optionalLine("productVersion.notes", version.getNotes());
    checks.each(
        "productVersion.answers",
        version.getAnswers(),
        (path, answer) -> checks.range(path, answer, 1, Integer.MAX_VALUE));
    checks.distinct("productVersion.answers", version.getAnswers(), answer -> answer);
  }

  private static void milestone(Checks checks, String path, PilotMilestone milestone) {
    checks.range(path + ".milestone", milestone.getMilestone(), 1, FieldRules.MANY);
    checks.code(path + ".stage", milestone.getStage(), Codes.STAGES);
    checks.text(path + ".title", milestone.getTitle(), FieldRules.TITLE);
    FieldRules.requirements(checks, path + ".criteria", milestone.getCriteria());
  }

  private static void payment(Checks checks, PilotPayment payment) {
    // A pilot for nothing is settled with a payment of nothing.
    checks.money("payment.amount", payment.getAmount(), 0);
    checks.line("payment.reference", payment.getReference());
    checks.optionalRange("payment.milestone", payment.getMilestone(), 1, FieldRules.MANY);
  }

  private static void optionalCode(
      Checks checks, String field, @Nullable String value, Set<String> codes) {
    if (value != null) {
      checks.code(field, value, codes);
    }
  }
}
