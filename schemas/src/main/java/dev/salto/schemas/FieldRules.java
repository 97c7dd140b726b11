package dev.salto.schemas;

import dev.salto.records.BuyerOrder;
import dev.salto.records.Consent;
import dev.salto.records.Evidence;
import dev.salto.records.Facility;
import dev.salto.records.Follow;
import dev.salto.records.HeldPermit;
import dev.salto.records.MatchDecision;
import dev.salto.records.Organisation;
import dev.salto.records.OrganisationCard;
import dev.salto.records.ParkDay;
import dev.salto.records.ParkPolicy;
import dev.salto.records.PilotEvent;
import dev.salto.records.PlannedProject;
import dev.salto.records.ProjectOffer;
import dev.salto.records.Requirement;
import dev.salto.records.ScenarioDemand;
import dev.salto.records.Verification;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * What every record must hold by itself, whoever wrote it: the services ask before they write, the
 * readers before they believe. What needs another record or a vocabulary is for the services.
 */
public final class FieldRules {

  /** Longest title, in characters. */
  public static final int TITLE = 200;

  /** Longest summary, in characters: a paper of some 5,000 English words. */
  public static final int SUMMARY = 40_000;

  /** Longest reference, name, location or source, in characters. */
  public static final int LINE = 500;

  /** Most pilots, lots or places, and most entries of a list. */
  static final int MANY = 1_000;

  /**
   * Most codes of a list. A match has a gate for each permit, so what is more would make matches
   * too large for the log.
   */
  static final int CODES = 100;

  private FieldRules() {}

  /** All rules that the record breaks, in the order of its fields; empty if it is valid. */
  public static List<Violation> check(SpecificRecord record) {
    Checks checks = new Checks();
    switch (record) {
      case ProjectOffer offer -> offer(checks, offer);
      case ScenarioDemand scenario -> scenario(checks, scenario);
      case BuyerOrder order -> order(checks, order);
      case Facility facility -> facility(checks, facility);
      case ParkPolicy policy -> policy(checks, policy);
      case ParkDay day -> checks.id("park", day.getPark());
      case Organisation organisation -> organisation(checks, organisation);
      case MatchDecision decision -> decision(checks, decision);
      case PilotEvent event -> PilotRules.event(checks, event);
      case PlannedProject project -> planned(checks, project);
      case Follow follow -> follow(checks, follow);
      case Consent consent -> consent(checks, consent);
      default -> {
        // What the matcher writes is right by construction.
      }
    }
    return checks.violations();
  }

  private static void offer(Checks checks, ProjectOffer offer) {
    checks.id("id", offer.getId());
    checks.id("park", offer.getPark());
    checks.id("institute", offer.getInstitute());
    card(checks, offer.getOrganisation());
    checks.text("title", offer.getTitle(), TITLE);
    checks.optionalText("summary", offer.getSummary(), SUMMARY);
    checks.codes("fields", offer.getFields(), 1);
    checks.each(
        "capabilities",
        offer.getCapabilities(),
        (path, capability) -> {
          checks.line(path + ".attribute", capability.getAttribute());
          checks.decimal(path + ".value", capability.getValue());
          checks.line(path + ".unit", capability.getUnit());
        });
    checks.distinct(
        "capabilities", offer.getCapabilities(), capability -> capability.getAttribute());
    checks.range("trl", offer.getTrl(), 1, 9);
    checks.codes("permits", offer.getPermits(), 0);
    checks.each(
        "heldPermits",
        offer.getHeldPermits(),
        (path, held) -> {
          checks.line(path + ".permit", held.getPermit());
          checks.line(path + ".number", held.getNumber());
          checks.line(path + ".authority", held.getAuthority());
          if (!offer.getPermits().contains(held.getPermit())) {
            checks.add(path + ".permit", "UNKNOWN_CODE", "one of the offer's permits is expected");
          }
        });
    checks.distinct("heldPermits", offer.getHeldPermits(), HeldPermit::getPermit);
    checks.money("price", offer.getPrice(), 0);
    checks.range("pilots", offer.getPilots(), 1, MANY);
    checks.order(
        "availableFrom", offer.getAvailableFrom(), "availableUntil", offer.getAvailableUntil());
    checks.optionalRange("spaceM2", offer.getSpaceM2(), 0, Integer.MAX_VALUE);
    checks.optionalLine("platformField", offer.getPlatformField());
    checks.optionalLine("source", offer.getSource());
    checks.optionalLine("plannedProject", offer.getPlannedProject());
    standing(checks, offer.getStatus(), offer.getVersion(), offer.getPostedAt());
  }

  private static void scenario(Checks checks, ScenarioDemand scenario) {
    checks.id("id", scenario.getId());
    checks.id("park", scenario.getPark());
    checks.id("agency", scenario.getAgency());
    card(checks, scenario.getOrganisation());
    checks.code("jurisdiction", scenario.getJurisdiction(), Codes.JURISDICTIONS);
    checks.text("title", scenario.getTitle(), TITLE);
    checks.optionalText("summary", scenario.getSummary(), SUMMARY);
    checks.codes("fields", scenario.getFields(), 1);
    requirements(checks, "requirements", scenario.getRequirements());
    checks.distinct(
        "requirements",
        scenario.getRequirements(),
        it -> List.of(it.getAttribute(), it.getOperator(), it.getHard()));
    checks.each(
        "stages",
        scenario.getStages(),
        (path, stage) -> {
          checks.code(path + ".stage", stage.getStage(), Codes.STAGES);
          checks.range(path + ".minTrl", stage.getMinTrl(), 1, 9);
        });
    checks.notEmpty("stages", scenario.getStages());
    checks.distinct("stages", scenario.getStages(), stage -> stage.getStage());
    checks.codes("permits", scenario.getPermits(), 0);
    checks.range("places", scenario.getPlaces(), 1, MANY);
    checks.order("windowFrom", scenario.getWindowFrom(), "windowUntil", scenario.getWindowUntil());
    checks.range("minDays", scenario.getMinDays(), 0, 36_500);
    checks.optionalLine("location", scenario.getLocation());
    checks.optionalRange("spaceM2", scenario.getSpaceM2(), 0, Integer.MAX_VALUE);
    checks.code("siteClearance", scenario.getSiteClearance(), Codes.CLEARANCES);
    checks.optionalLine("source", scenario.getSource());
    standing(checks, scenario.getStatus(), scenario.getVersion(), scenario.getPostedAt());
  }

  private static void order(Checks checks, BuyerOrder order) {
    checks.id("id", order.getId());
    checks.id("park", order.getPark());
    checks.id("buyer", order.getBuyer());
    card(checks, order.getOrganisation());
    checks.id("scenario", order.getScenario());
    checks.text("title", order.getTitle(), TITLE);
    checks.code("stage", order.getStage(), Codes.STAGES);
    checks.code("route", order.getRoute(), Codes.ROUTES);
    checks.range("lots", order.getLots(), 1, MANY);
    checks.money("budgetPerLot", order.getBudgetPerLot(), 1);
    checks.code("disclosure", order.getDisclosure(), Codes.DISCLOSURES);
    checks.each("evidence", order.getEvidence(), (path, it) -> evidence(checks, path, it));
    checks.distinct("evidence", order.getEvidence(), Evidence::getN);
    checks.distinct(
        "evidence",
        order.getEvidence(),
        it ->
            Arrays.asList(it.getKind(), it.getReference(), it.getIssuer(), it.getPackageNumber()));
    checks.optionalLine("source", order.getSource());
    standing(checks, order.getStatus(), order.getVersion(), order.getPostedAt());
  }

  private static void evidence(Checks checks, String path, Evidence evidence) {
    checks.range(path + ".n", evidence.getN(), 1, MANY);
    checks.code(path + ".kind", evidence.getKind(), Codes.EVIDENCE_KINDS);
    checks.line(path + ".reference", evidence.getReference());
    checks.line(path + ".issuer", evidence.getIssuer());
    if (evidence.getAmount() != null) {
      checks.money(path + ".amount", evidence.getAmount(), 0);
    }
    checks.order(
        path + ".date", evidence.getDate(), path + ".validUntil", evidence.getValidUntil());
    checks.optionalLine(path + ".supplier", evidence.getSupplier());
    if (evidence.getSha256() != null) {
      checks.pattern(
          path + ".sha256",
          evidence.getSha256(),
          Checks.SHA256,
          "64 hexadecimal digits are expected");
    }
    checks.optionalLine(path + ".packageNumber", evidence.getPackageNumber());
    checks.optionalLine(path + ".mediaType", evidence.getMediaType());
    Verification verification = evidence.getVerification();
    if (verification != null) {
      checks.code(path + ".verification.state", verification.getState(), Codes.VERIFICATION_STATES);
      checks.id(path + ".verification.by", verification.getBy());
      checks.optionalLine(path + ".verification.reason", verification.getReason());
    }
  }

  private static void facility(Checks checks, Facility facility) {
    checks.id("id", facility.getId());
    checks.id("park", facility.getPark());
    checks.id("agency", facility.getAgency());
    card(checks, facility.getOrganisation());
    checks.code("kind", facility.getKind(), Codes.FACILITY_KINDS);
    checks.text("name", facility.getName(), TITLE);
    checks.optionalLine("field", facility.getField());
    checks.code("status", facility.getStatus(), Codes.FACILITY_STATUSES);
    checks.optionalRange("places", facility.getPlaces(), 0, MANY);
    checks.optionalRange("spaceM2", facility.getSpaceM2(), 0, Integer.MAX_VALUE);
    checks.optionalLine("source", facility.getSource());
    posted(checks, facility.getVersion(), facility.getPostedAt());
  }

  private static void policy(Checks checks, ParkPolicy policy) {
    checks.id("park", policy.getPark());
    checks.id("agency", policy.getAgency());
    checks.text("name", policy.getName(), TITLE);
    checks.code("threshold", policy.getThreshold(), Codes.THRESHOLDS);
    checks.range("minimumScore", policy.getMinimumScore(), 0, 10_000);
    policy
        .getRates()
        .forEach((currency, rate) -> {
          checks.currency("rates." + currency, currency);
          checks.positiveDecimal("rates." + currency, rate);
        });
    checks.range("answerDays", policy.getAnswerDays(), 1, 3_650);
    checks.range("provingDays", policy.getProvingDays(), 1, 3_650);
    checks.each(
        "crossBorderGates",
        policy.getCrossBorderGates(),
        (path, gate) -> checks.code(path, gate, Codes.CROSS_BORDER_GATES));
    checks.distinct("crossBorderGates", policy.getCrossBorderGates(), gate -> gate);
    try {
      ZoneId.of(policy.getTimeZone());
    } catch (DateTimeException e) {
      checks.add("timeZone", "UNKNOWN_CODE", "an IANA time zone such as Asia/Shanghai is expected");
    }
    posted(checks, policy.getVersion(), policy.getPostedAt());
  }

  private static void organisation(Checks checks, Organisation organisation) {
    checks.id("id", organisation.getId());
    checks.code("kind", organisation.getKind(), Codes.ORGANISATION_KINDS);
    checks.text("name", organisation.getName(), TITLE);
    checks.code("jurisdiction", organisation.getJurisdiction(), Codes.JURISDICTIONS);
    checks.optionalLine("group", organisation.getGroup());
    if (organisation.getContact() != null) {
      checks.optionalLine("contact.name", organisation.getContact().getName());
      checks.optionalLine("contact.phone", organisation.getContact().getPhone());
      checks.optionalLine("contact.email", organisation.getContact().getEmail());
    }
    posted(checks, organisation.getVersion(), organisation.getPostedAt());
  }

  private static void decision(Checks checks, MatchDecision decision) {
    checks.id("id", decision.getId());
    checks.id("park", decision.getPark());
    checks.line("match", decision.getMatch());
    checks.id("by", decision.getBy());
    checks.code("decision", decision.getDecision(), Codes.DECISIONS);
    if (decision.getDecision().equals("GATE")) {
      checks.line("gate", decision.getGate());
      checks.code("state", decision.getState(), Codes.GATE_STATES);
    }
    checks.optionalLine("reference", decision.getReference());
    checks.optionalLine("reason", decision.getReason());
  }

  private static void planned(Checks checks, PlannedProject project) {
    checks.id("id", project.getId());
    checks.id("park", project.getPark());
    checks.id("institute", project.getInstitute());
    card(checks, project.getOrganisation());
    checks.id("order", project.getOrder());
    checks.text("title", project.getTitle(), TITLE);
    checks.optionalText("summary", project.getSummary(), SUMMARY);
    checks.codes("fields", project.getFields(), 1);
    checks.optionalLine("offer", project.getOffer());
    checks.optionalLine("source", project.getSource());
    checks.code("status", project.getStatus(), Codes.PLANNED_STATUSES);
    posted(checks, project.getVersion(), project.getPostedAt());
  }

  private static void follow(Checks checks, Follow follow) {
    checks.id("id", follow.getId());
    checks.id("park", follow.getPark());
    checks.id("follower", follow.getFollower());
    checks.codes("fields", follow.getFields(), 1);
    checks.time("seenAt", follow.getSeenAt());
    standing(checks, follow.getStatus(), follow.getVersion(), follow.getPostedAt());
  }

  private static void consent(Checks checks, Consent consent) {
    checks.id("id", consent.getId());
    checks.id("park", consent.getPark());
    checks.id("institute", consent.getInstitute());
    card(checks, consent.getOrganisation());
    checks.id("financier", consent.getFinancier());
    standing(checks, consent.getStatus(), consent.getVersion(), consent.getPostedAt());
  }

  static void requirements(Checks checks, String field, List<Requirement> requirements) {
    checks.each(
        field,
        requirements,
        (path, requirement) -> {
          checks.line(path + ".attribute", requirement.getAttribute());
          checks.code(path + ".operator", requirement.getOperator(), Codes.OPERATORS);
          checks.decimal(path + ".value", requirement.getValue());
          checks.line(path + ".unit", requirement.getUnit());
        });
  }

  private static void card(Checks checks, OrganisationCard card) {
    checks.text("organisation.name", card.getName(), TITLE);
    checks.code("organisation.jurisdiction", card.getJurisdiction(), Codes.JURISDICTIONS);
    checks.optionalLine("organisation.group", card.getGroup());
  }

  private static void standing(Checks checks, String status, int version, Instant postedAt) {
    checks.code("status", status, Codes.STATUSES);
    posted(checks, version, postedAt);
  }

  private static void posted(Checks checks, int version, Instant postedAt) {
    checks.range("version", version, 1, Integer.MAX_VALUE);
    checks.time("postedAt", postedAt);
  }
}
