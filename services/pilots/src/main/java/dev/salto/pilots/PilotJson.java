package dev.salto.pilots;

import dev.salto.kit.json.MatchJson;
import dev.salto.kit.json.RecordJson;
import dev.salto.matching.model.Money;
import dev.salto.matching.model.Requirement;
import dev.salto.matching.model.Stage;
import dev.salto.pilots.pilot.Deed;
import dev.salto.pilots.pilot.Incidents;
import dev.salto.pilots.pilot.MilestoneState;
import dev.salto.pilots.pilot.Milestones;
import dev.salto.pilots.pilot.Payments;
import dev.salto.pilots.pilot.Pilot;
import dev.salto.pilots.pilot.Plan;
import dev.salto.pilots.pilot.Runs;
import dev.salto.pilots.pilot.Severity;
import dev.salto.pilots.pilot.Versions;
import dev.salto.records.Match;
import dev.salto.records.Organisation;
import dev.salto.records.PilotEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pilots and their events as JSON, each as its viewer may see it. */
final class PilotJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PilotJson() {}

  /** What a list shows of a pilot; {@code submitted} are milestones that wait for the buyer. */
  static ObjectNode summary(PilotFile file, @Nullable Organisation viewer) {
    Match match = file.match();
    Pilot pilot = file.pilot();
    ObjectNode node = MatchJson.head(match);
    node.put("agency", file.agreement().getAgency());
    node.put("state", pilot.state().name());
    pilot.pausedBy().forEach(node.putArray("pausedBy")::add);
    put(node, "stage", pilot.milestones().stage());
    stages(pilot).forEach(it -> node.withArray("stages").add(it.name()));
    if (pilot.started() != null) {
      node.put("startedAt", RecordJson.instant(pilot.started().at()));
      node.put("startedOn", pilot.started().day().toString());
    }
    node.putObject("runs")
        .put("count", pilot.runs().count())
        .put("days", pilot.runs().days())
        .put("hours", pilot.runs().hours());
    ArrayNode submitted = node.putArray("submitted");
    pilot.milestones().all().stream()
        .filter(it -> it.state() == MilestoneState.SUBMITTED)
        .forEach(it -> submitted.add(named(it.plan())));
    List<Versions.Version> versions = pilot.versions().all();
    if (!versions.isEmpty()) {
      node.put("productVersion", versions.getLast().name());
    }
    if (Parties.seesMoney(viewer, file.agreement())) {
      node.set("agreedPrice", money(pilot.terms().price()));
      node.set("paid", money(pilot.payments().paid()));
    }
    node.put("events", pilot.events());
    return node;
  }

  /** All of a pilot. */
  static ObjectNode whole(PilotFile file, @Nullable Organisation viewer) {
    ObjectNode node = summary(file, viewer);
    Pilot pilot = file.pilot();
    ArrayNode incidents = node.putArray("incidents");
    pilot.incidents().all().forEach(it -> incidents.add(incident(it)));
    ArrayNode versions = node.putArray("productVersions");
    pilot.versions().all().forEach(it -> versions.add(version(it)));
    ArrayNode milestones = node.putArray("milestones");
    pilot.milestones().all().forEach(it -> milestones.add(milestone(it, pilot.runs())));
    if (Parties.seesMoney(viewer, file.agreement())) {
      ArrayNode payments = node.putArray("payments");
      pilot.payments().all().forEach(it -> payments.add(payment(it)));
    }
    ArrayNode requirements = node.putArray("requirements");
    pilot.terms().requirements().forEach(it -> requirements.add(requirement(it)));
    return node;
  }

  /** An event; whoever may not see money sees of a payment only its date and milestone. */
  static ObjectNode event(PilotEvent event, boolean seesMoney) {
    ObjectNode node = RecordJson.write(event);
    node.remove(List.of("id", "park", "match"));
    if (!seesMoney) {
      if (node.get("payment") instanceof ObjectNode payment) {
        payment.remove(List.of("amount", "reference"));
      }
      if (event.getType().equals("REVERSED")) {
        node.remove("reason");
      }
    }
    return node;
  }

  private static List<Stage> stages(Pilot pilot) {
    List<Stage> begun = pilot.milestones().path();
    return begun.isEmpty() ? pilot.terms().path() : begun;
  }

  private static ObjectNode incident(Incidents.Incident incident) {
    Deed.Trouble trouble = incident.trouble();
    ObjectNode node = JSON.objectNode();
    node.put("incident", incident.number());
    node.put("severity", trouble.severity().name());
    node.put("state", incident.state().name());
    node.put("date", trouble.date().toString());
    node.put("description", trouble.description());
    node.put("productVersion", trouble.version());
    if (incident.answeredBy() != null) {
      node.put("answeredBy", incident.answeredBy());
    }
    if (incident.closedAt() != null) {
      node.put("closedAt", RecordJson.instant(incident.closedAt()));
    }
    if (trouble.severity() == Severity.SAFETY) {
      node.put("cleared", incident.clearedOn() != null);
    }
    return node;
  }

  private static ObjectNode version(Versions.Version version) {
    ObjectNode node = JSON.objectNode();
    node.put("version", version.name());
    Deed.NewVersion notice = version.notice();
    if (notice != null) {
      node.put("date", notice.date().toString());
      notice.answers().forEach(node.putArray("answers")::add);
      if (notice.notes() != null) {
        node.put("notes", notice.notes());
      }
    } else {
      node.putArray("answers");
    }
    node.put("runs", version.runs());
    put(node, "firstRun", version.first());
    put(node, "lastRun", version.last());
    return node;
  }

  private static ObjectNode milestone(Milestones.Milestone milestone, Runs runs) {
    Plan plan = milestone.plan();
    ObjectNode node = named(plan).put("stage", plan.stage().name());
    ArrayNode criteria = node.putArray("criteria");
    ObjectNode evidence = JSON.objectNode();
    for (Requirement criterion : plan.criteria()) {
      ObjectNode shown = requirement(criterion);
      runs.evidence(plan.stage(), criterion)
          .ifPresent(measured -> {
            shown.put("met", criterion.metBy(measured.reading().value()));
            evidence
                .putObject(criterion.attribute())
                .put("value", measured.reading().value())
                .put("unit", measured.reading().unit())
                .put("date", measured.date().toString())
                .put("productVersion", measured.version())
                .put("event", measured.event());
          });
      criteria.add(shown);
    }
    put(node, "due", plan.due());
    node.put("state", milestone.state().name());
    put(node, "reason", milestone.reason());
    node.set("evidence", evidence);
    return node;
  }

  private static ObjectNode named(Plan plan) {
    ObjectNode node = JSON.objectNode().put("milestone", plan.number());
    ObjectNode title = node.putObject("title");
    put(title, "zh", plan.title().zh());
    put(title, "zhHant", plan.title().zhHant());
    put(title, "en", plan.title().en());
    return node;
  }

  private static ObjectNode payment(Payments.Entry entry) {
    ObjectNode node = JSON.objectNode();
    node.put("payment", entry.number());
    node.set("amount", money(entry.payment().amount()));
    node.put("date", entry.payment().date().toString());
    node.put("reference", entry.payment().reference());
    if (entry.payment().milestone() != null) {
      node.put("milestone", entry.payment().milestone());
    }
    return node.put("state", entry.state().name());
  }

  private static ObjectNode requirement(Requirement requirement) {
    return JSON.objectNode()
        .put("attribute", requirement.attribute())
        .put("operator", requirement.operator().sign())
        .put("value", requirement.value())
        .put("unit", requirement.unit())
        .put("hard", requirement.hard());
  }

  private static ObjectNode money(Money money) {
    return JSON.objectNode().put("minor", money.minor()).put("currency", money.currency());
  }

  private static void put(ObjectNode node, String member, @Nullable Object value) {
    if (value != null) {
      node.put(member, value.toString());
    }
  }
}
