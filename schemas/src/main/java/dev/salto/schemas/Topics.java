package dev.salto.schemas;

import static dev.salto.schemas.Topic.Cleanup.COMPACT;
import static dev.salto.schemas.Topic.Cleanup.COMPACT_AFTER_A_WEEK;
import static dev.salto.schemas.Topic.Cleanup.KEEP;

import dev.salto.records.Agreement;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Consent;
import dev.salto.records.DeadLetter;
import dev.salto.records.Facility;
import dev.salto.records.Follow;
import dev.salto.records.Match;
import dev.salto.records.MatchDecision;
import dev.salto.records.MatchEvent;
import dev.salto.records.Organisation;
import dev.salto.records.ParkDay;
import dev.salto.records.ParkPolicy;
import dev.salto.records.PilotEvent;
import dev.salto.records.PlannedProject;
import dev.salto.records.ProjectOffer;
import dev.salto.records.ScenarioDemand;
import dev.salto.records.TrackRecord;
import dev.salto.records.UnmetOrder;
import java.util.List;

/** All topics of the system. */
public final class Topics {

  /** Partitions of each topic unless set before the first use. */
  public static final int DEFAULT_PARTITIONS = 12;

  public static final Topic<ProjectOffer> PROJECT_OFFERS =
      new Topic<>(
          "salto.project-offers.v1",
          ProjectOffer.class,
          COMPACT_AFTER_A_WEEK,
          offer -> ParkKey.of(offer.getPark(), offer.getId()));

  public static final Topic<ScenarioDemand> SCENARIO_DEMANDS =
      new Topic<>(
          "salto.scenario-demands.v1",
          ScenarioDemand.class,
          COMPACT_AFTER_A_WEEK,
          scenario -> ParkKey.of(scenario.getPark(), scenario.getId()));

  public static final Topic<BuyerOrder> BUYER_ORDERS =
      new Topic<>(
          "salto.buyer-orders.v1",
          BuyerOrder.class,
          COMPACT_AFTER_A_WEEK,
          order -> ParkKey.of(order.getPark(), order.getId()));

  public static final Topic<Facility> FACILITIES =
      new Topic<>(
          "salto.facilities.v1",
          Facility.class,
          COMPACT_AFTER_A_WEEK,
          facility -> ParkKey.of(facility.getPark(), facility.getId()));

  public static final Topic<ParkPolicy> PARK_POLICIES =
      new Topic<>(
          "salto.park-policies.v1",
          ParkPolicy.class,
          COMPACT,
          policy -> ParkKey.of(policy.getPark(), "policy"));

  public static final Topic<ParkDay> PARK_DAYS =
      new Topic<>(
          "salto.park-days.v1", ParkDay.class, COMPACT, day -> ParkKey.of(day.getPark(), "day"));

  public static final Topic<Organisation> ORGANISATIONS =
      new Topic<>("salto.organisations.v1", Organisation.class, COMPACT, Organisation::getId);

  public static final Topic<MatchDecision> MATCH_DECISIONS =
      new Topic<>(
          "salto.match-decisions.v1",
          MatchDecision.class,
          KEEP,
          decision -> ParkKey.of(decision.getPark(), decision.getMatch()));

  public static final Topic<PilotEvent> PILOT_EVENTS =
      new Topic<>(
          "salto.pilot-events.v1",
          PilotEvent.class,
          KEEP,
          event -> ParkKey.of(event.getPark(), event.getMatch()));

  /** Terms of agreed matches. Inside only: it holds prices. */
  public static final Topic<Agreement> AGREEMENTS =
      new Topic<>(
          "salto.agreements.v1",
          Agreement.class,
          COMPACT,
          agreement -> ParkKey.of(agreement.getPark(), agreement.getMatch()));

  public static final Topic<TrackRecord> TRACK_RECORDS =
      new Topic<>(
          "salto.track-records.v1",
          TrackRecord.class,
          COMPACT,
          record -> ParkKey.of(record.getPark(), record.getOffer()));

  public static final Topic<PlannedProject> PLANNED_PROJECTS =
      new Topic<>(
          "salto.planned-projects.v1",
          PlannedProject.class,
          COMPACT_AFTER_A_WEEK,
          project -> ParkKey.of(project.getPark(), project.getId()));

  public static final Topic<Follow> FOLLOWS =
      new Topic<>(
          "salto.follows.v1",
          Follow.class,
          COMPACT_AFTER_A_WEEK,
          follow -> ParkKey.of(follow.getPark(), follow.getId()));

  public static final Topic<Consent> CONSENTS =
      new Topic<>(
          "salto.consents.v1",
          Consent.class,
          COMPACT_AFTER_A_WEEK,
          consent -> ParkKey.of(consent.getPark(), consent.getId()));

  public static final Topic<Match> MATCHES =
      new Topic<>(
          "salto.matches.v1",
          Match.class,
          COMPACT,
          match -> ParkKey.of(match.getPark(), match.getId()));

  public static final Topic<UnmetOrder> UNMET_ORDERS =
      new Topic<>(
          "salto.unmet-orders.v1",
          UnmetOrder.class,
          COMPACT,
          unmet -> ParkKey.of(unmet.getPark(), unmet.getOrder()));

  public static final Topic<MatchEvent> MATCH_EVENTS =
      new Topic<>(
          "salto.match-events.v1",
          MatchEvent.class,
          KEEP,
          event -> ParkKey.of(event.getPark(), event.getMatch()));

  public static final Topic<DeadLetter> DEAD_LETTERS =
      new Topic<>(
          "salto.dead-letters.v1",
          DeadLetter.class,
          KEEP,
          letter -> letter.getTopic() + "|" + letter.getPartition() + "|" + letter.getOffset());

  /** Every topic that the system creates. */
  public static final List<Topic<?>> ALL =
      List.of(
          PROJECT_OFFERS,
          SCENARIO_DEMANDS,
          BUYER_ORDERS,
          FACILITIES,
          PARK_POLICIES,
          PARK_DAYS,
          ORGANISATIONS,
          MATCH_DECISIONS,
          PILOT_EVENTS,
          MATCHES,
          UNMET_ORDERS,
          MATCH_EVENTS,
          DEAD_LETTERS,
          AGREEMENTS,
          TRACK_RECORDS,
          PLANNED_PROJECTS,
          FOLLOWS,
          CONSENTS);

  private Topics() {}
}
