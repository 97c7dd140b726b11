package dev.salto.pilots.pilot;

import dev.salto.matching.model.Requirement;
import dev.salto.matching.model.Stage;
import dev.salto.matching.model.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The milestones of a pilot, numbered from 1, and the stage that they have brought it to. */
public final class Milestones {

  private static final Texts REQUIREMENTS_MET = new Texts("达到场景要求", "達到場景要求", "Requirements met");

  private final List<Milestone> all = new ArrayList<>();
  private List<Stage> path = List.of();
  private @Nullable Stage stage;

  /**
   * A milestone.
   *
   * @param reason that the buyer gave with its last answer
   */
  public record Milestone(Plan plan, MilestoneState state, @Nullable String reason) {}

  /** All of them, in the order of their numbers. */
  public List<Milestone> all() {
    return List.copyOf(all);
  }

  /** The stages that the pilot goes through; empty before it begins. */
  public List<Stage> path() {
    return path;
  }

  /** The stage that the pilot is at; null before it begins. */
  public @Nullable Stage stage() {
    return stage;
  }

  /** What a start sets: for every stage the scenario's requirements. */
  static List<Plan> ofStart(Terms terms) {
    List<Plan> plans = new ArrayList<>();
    for (Stage each : terms.path()) {
      plans.add(
          new Plan(
              plans.size() + 1,
              each,
              REQUIREMENTS_MET,
              terms.requirements(),
              each == terms.stage() ? terms.deliverBy() : null));
    }
    return plans;
  }

  @Nullable Refusal refusal(Deed.NewMilestone milestone, LocalDate today) {
    if (!path.contains(milestone.stage())) {
      return Refusal.field(
          "stage", "NOT_OFFERED", "one of the pilot's stages is expected: " + path);
    }
    if (stage != null && milestone.stage().compareTo(stage) < 0) {
      return Refusal.now("STAGE_DONE", "The stage " + milestone.stage() + " is done.");
    }
    if (milestone.due() != null && milestone.due().isBefore(today)) {
      return Refusal.field(
          "due", "PAST", "a date not before the park's day " + today + " is expected");
    }
    return null;
  }

  @Nullable Refusal refusal(Deed.Submission submission, Runs runs) {
    Milestone milestone = find(submission.milestone());
    if (milestone == null) {
      return Refusal.missing("milestone", submission.milestone());
    }
    Refusal refusal = refusal(milestone, submission.type());
    if (refusal != null) {
      return refusal;
    }
    Stage of = milestone.plan().stage();
    if (of != stage) {
      return Refusal.now(
          "OTHER_STAGE",
          "Milestone %d belongs to the stage %s; the pilot is at %s."
              .formatted(milestone.plan().number(), of, stage));
    }
    List<String> missing =
        milestone.plan().criteria().stream()
            .filter(Requirement::hard)
            .filter(it -> runs.evidence(of, it).isEmpty())
            .map(Requirement::attribute)
            .toList();
    if (!runs.any(of) || !missing.isEmpty()) {
      return Refusal.now(
          "NO_EVIDENCE",
          "Runs at the stage %s with readings of every hard criterion come first; missing: %s."
              .formatted(of, missing.isEmpty() ? "any run" : String.join(", ", missing)));
    }
    return null;
  }

  @Nullable Refusal refusal(Deed.Judgement judgement) {
    Milestone milestone = find(judgement.milestone());
    return milestone == null
        ? Refusal.missing("milestone", judgement.milestone())
        : refusal(milestone, judgement.type());
  }

  private static @Nullable Refusal refusal(Milestone milestone, EventType event) {
    return MilestoneState.TABLE.allows(milestone.state(), event)
        ? null
        : Refusal.state(
            "MILESTONE_STATE",
            "Milestone " + milestone.plan().number(),
            milestone.state(),
            event,
            MilestoneState.TABLE);
  }

  /** Whether accepting this one leaves nothing to accept at its stage. */
  boolean isLast(int number) {
    return all.stream()
        .filter(it -> it.plan().number() != number && it.plan().stage() == stage)
        .allMatch(it -> it.state() == MilestoneState.ACCEPTED);
  }

  /** The stage behind the one that the pilot is at; null behind the last. */
  @Nullable Stage following() {
    int next = path.indexOf(stage) + 1;
    return next < path.size() ? path.get(next) : null;
  }

  int next() {
    return all.size() + 1;
  }

  boolean has(int number) {
    return find(number) != null;
  }

  /** The pilot begins; what an earlier start set, that took no effect, is gone. */
  void start(List<Plan> plans) {
    all.clear();
    path = plans.stream().map(Plan::stage).distinct().sorted().toList();
    add(plans);
  }

  void add(List<Plan> plans) {
    plans.forEach(it -> all.add(new Milestone(it, MilestoneState.PLANNED, null)));
  }

  /** The pilot comes to a stage; null where it stays at its own. */
  void at(@Nullable Stage now) {
    stage = now == null ? stage : now;
  }

  void apply(int number, EventType event, @Nullable String reason) {
    all.replaceAll(it ->
        it.plan().number() == number
            ? new Milestone(it.plan(), MilestoneState.TABLE.next(it.state(), event), reason)
            : it);
  }

  private @Nullable Milestone find(int number) {
    return number < 1 || number > all.size() ? null : all.get(number - 1);
  }
}
