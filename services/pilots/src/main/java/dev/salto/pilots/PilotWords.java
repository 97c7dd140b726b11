package dev.salto.pilots;

import dev.salto.kit.market.MarketWords;
import dev.salto.matching.life.MatchState;
import dev.salto.matching.model.Requirement;
import dev.salto.matching.model.Stage;
import dev.salto.matching.model.StageOffer;
import dev.salto.pilots.pilot.Consequences;
import dev.salto.pilots.pilot.Deed;
import dev.salto.pilots.pilot.Event;
import dev.salto.pilots.pilot.MatchStanding;
import dev.salto.pilots.pilot.Plan;
import dev.salto.pilots.pilot.Reading;
import dev.salto.pilots.pilot.Severity;
import dev.salto.pilots.pilot.Terms;
import dev.salto.records.Agreement;
import dev.salto.records.Gate;
import dev.salto.records.Match;
import dev.salto.records.PilotEvent;
import dev.salto.records.PilotIncident;
import dev.salto.records.PilotMilestone;
import dev.salto.records.PilotPayment;
import dev.salto.records.PilotRun;
import dev.salto.records.ProductVersion;
import dev.salto.records.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Translates admitted records into pilots' own words and events back. Admission has checked every
 * code and that each type of event has what it needs.
 */
final class PilotWords {

  private PilotWords() {}

  static Terms terms(Agreement agreement) {
    return new Terms(
        Stage.valueOf(agreement.getStage()),
        agreement.getStages().stream()
            .map(it -> new StageOffer(Stage.valueOf(it.getStage()), it.getMinTrl()))
            .toList(),
        agreement.getTrl(),
        agreement.getProvenTrl(),
        MarketWords.requirements(agreement.getRequirements()),
        agreement.getDeliverBy(),
        MarketWords.money(agreement.getPrice()),
        MarketWords.money(agreement.getBudgetPerLot()),
        agreement.getDay());
  }

  static MatchStanding standing(Match match) {
    return new MatchStanding(
        MatchState.valueOf(match.getState()),
        match.getGates().stream()
            .filter(it -> !it.getState().equals("MET"))
            .map(Gate::getCode)
            .toList());
  }

  static Event event(PilotEvent event) {
    return new Event(
        event.getN(),
        day(event),
        event.getAt(),
        deed(event),
        new Consequences(
            event.getMoves() == null ? null : MatchState.valueOf(event.getMoves()),
            stage(event.getProves()),
            stage(event.getStage()),
            event.getSubject(),
            event.getCloses(),
            event.getMilestones().stream().map(PilotWords::plan).toList()));
  }

  /** The schema lets an event be without its day; none that was written here is. */
  private static LocalDate day(PilotEvent event) {
    return event.getDay() == null
        ? LocalDate.ofInstant(event.getAt(), ZoneOffset.UTC)
        : event.getDay();
  }

  private static Deed deed(PilotEvent event) {
    int subject = event.getSubject() == null ? 0 : event.getSubject();
    String reason = event.getReason();
    return switch (event.getType()) {
      case "STARTED" -> new Deed.Start();
      case "RUN" -> run(event.getRun());
      case "INCIDENT" -> incident(event.getIncident());
      case "CLEARED" -> new Deed.Clearance(subject, reason);
      case "VERSION" -> version(event.getProductVersion());
      case "MILESTONE" -> milestone(event.getMilestones().getFirst());
      case "SUBMITTED" -> new Deed.Submission(subject);
      case "ACCEPTED" -> new Deed.Judgement(subject, true, reason);
      case "REFUSED" -> new Deed.Judgement(subject, false, reason);
      case "PAYMENT" -> payment(event.getPayment());
      case "REVERSED" -> new Deed.Reversal(subject, reason == null ? "" : reason);
      case "CLOSED" -> new Deed.Closing();
      case "FAILED" -> new Deed.Failure(reason == null ? "" : reason);
      default -> throw new IllegalStateException("No event of a pilot is " + event.getType());
    };
  }

  static Deed.Run run(PilotRun run) {
    return new Deed.Run(
        run.getDate(),
        new BigDecimal(run.getHours()),
        run.getWork() == null ? null : new BigDecimal(run.getWork()).stripTrailingZeros(),
        run.getWorkUnit(),
        run.getReadings().stream()
            .map(it -> new Reading(it.getAttribute(), new BigDecimal(it.getValue()), it.getUnit()))
            .toList(),
        run.getProductVersion(),
        run.getNote());
  }

  static Deed.Trouble incident(PilotIncident incident) {
    return new Deed.Trouble(
        Severity.valueOf(incident.getSeverity()),
        incident.getDate(),
        incident.getDescription(),
        incident.getProductVersion());
  }

  static Deed.NewVersion version(ProductVersion version) {
    return new Deed.NewVersion(
        version.getVersion(), version.getDate(), version.getAnswers(), version.getNotes());
  }

  static Deed.NewMilestone milestone(PilotMilestone milestone) {
    return new Deed.NewMilestone(
        Stage.valueOf(milestone.getStage()),
        MarketWords.texts(milestone.getTitle()),
        MarketWords.requirements(milestone.getCriteria()),
        milestone.getDue());
  }

  static Deed.Payment payment(PilotPayment payment) {
    return new Deed.Payment(
        MarketWords.money(payment.getAmount()),
        payment.getDate(),
        payment.getReference(),
        payment.getMilestone());
  }

  /** The record of an event; what tells whose and which it is remains to be set. */
  static PilotEvent.Builder record(Event event) {
    Consequences then = event.consequences();
    PilotEvent.Builder record =
        PilotEvent.newBuilder()
            .setType(event.type().name())
            .setN(event.n())
            .setDay(event.day())
            .setAt(event.at())
            .setMoves(name(then.moves()))
            .setProves(name(then.proves()))
            .setStage(name(then.stage()))
            .setSubject(then.subject())
            .setCloses(then.closes())
            .setMilestones(then.milestones().stream().map(PilotWords::record).toList());
    return switch (event.deed()) {
      case Deed.Run run -> record.setRun(record(run));
      case Deed.Trouble trouble -> record.setIncident(record(trouble));
      case Deed.NewVersion version -> record.setProductVersion(record(version));
      case Deed.Payment payment -> record.setPayment(record(payment));
      case Deed.Clearance clearance -> record.setReason(clearance.reason());
      case Deed.Judgement judgement -> record.setReason(judgement.reason());
      case Deed.Reversal reversal -> record.setReason(reversal.reason());
      case Deed.Failure failure -> record.setReason(failure.reason());
      case Deed.Start start -> record;
      case Deed.NewMilestone milestone -> record;
      case Deed.Submission submission -> record;
      case Deed.Closing closing -> record;
    };
  }

  private static PilotRun record(Deed.Run run) {
    return PilotRun.newBuilder()
        .setDate(run.date())
        .setHours(run.hours().toPlainString())
        .setWork(run.work() == null ? null : run.work().toPlainString())
        .setWorkUnit(run.workUnit())
        .setReadings(
            run.readings().stream()
                .map(it ->
                    new dev.salto.records.Reading(
                        it.attribute(), it.value().toPlainString(), it.unit()))
                .toList())
        .setProductVersion(run.version())
        .setNote(run.note())
        .build();
  }

  private static PilotIncident record(Deed.Trouble trouble) {
    return new PilotIncident(
        trouble.severity().name(), trouble.date(), trouble.description(), trouble.version());
  }

  private static ProductVersion record(Deed.NewVersion version) {
    return new ProductVersion(
        version.version(), version.date(), version.answers(), version.notes());
  }

  private static PilotPayment record(Deed.Payment payment) {
    return new PilotPayment(
        new dev.salto.records.Money(payment.amount().minor(), payment.amount().currency()),
        payment.date(),
        payment.reference(),
        payment.milestone());
  }

  private static PilotMilestone record(Plan plan) {
    return new PilotMilestone(
        plan.number(),
        plan.stage().name(),
        new Text(plan.title().zh(), plan.title().zhHant(), plan.title().en()),
        plan.criteria().stream().map(PilotWords::record).toList(),
        plan.due());
  }

  private static dev.salto.records.Requirement record(Requirement requirement) {
    return new dev.salto.records.Requirement(
        requirement.attribute(),
        requirement.operator().sign(),
        requirement.value().toPlainString(),
        requirement.unit(),
        requirement.hard());
  }

  private static Plan plan(PilotMilestone milestone) {
    return new Plan(
        milestone.getMilestone(),
        Stage.valueOf(milestone.getStage()),
        MarketWords.texts(milestone.getTitle()),
        MarketWords.requirements(milestone.getCriteria()),
        milestone.getDue());
  }

  private static @Nullable Stage stage(@Nullable String stage) {
    return stage == null ? null : Stage.valueOf(stage);
  }

  private static @Nullable String name(@Nullable Enum<?> code) {
    return code == null ? null : code.name();
  }
}
