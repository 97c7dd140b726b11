package dev.salto.kit.view;

import static dev.salto.kit.view.Projection.tag;

import dev.salto.records.Agreement;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Consent;
import dev.salto.records.Follow;
import dev.salto.records.Match;
import dev.salto.records.Organisation;
import dev.salto.records.ParkDay;
import dev.salto.records.ParkPolicy;
import dev.salto.records.PilotEvent;
import dev.salto.records.ProjectOffer;
import dev.salto.records.ScenarioDemand;
import dev.salto.records.TrackRecord;
import dev.salto.records.UnmetOrder;
import dev.salto.schemas.Topics;
import java.util.List;
import java.util.Map;

/** How topics that several services read are viewed. */
public final class SharedProjections {

  public static final Projection<Organisation> ORGANISATIONS =
      Projection.of(Topics.ORGANISATIONS, Organisation::getId, organisation -> null)
          .at(Organisation::getPostedAt)
          .text(it -> it.getId() + "\n" + Projection.texts(it.getName()))
          .tags(it -> Map.of("kind", tag(it.getKind())));

  public static final Projection<ParkPolicy> POLICIES =
      Projection.of(Topics.PARK_POLICIES, ParkPolicy::getPark, ParkPolicy::getPark)
          .at(ParkPolicy::getPostedAt)
          .text(it -> it.getPark() + "\n" + Projection.texts(it.getName()));

  public static final Projection<ParkDay> DAYS =
      Projection.of(Topics.PARK_DAYS, ParkDay::getPark, ParkDay::getPark);

  public static final Projection<ScenarioDemand> SCENARIOS =
      Projection.of(Topics.SCENARIO_DEMANDS, ScenarioDemand::getId, ScenarioDemand::getPark)
          .status(ScenarioDemand::getStatus)
          .at(ScenarioDemand::getPostedAt)
          .text(it -> it.getId() + "\n" + Projection.texts(it.getTitle(), it.getSummary()))
          .tags(it ->
              Map.of(
                  "agency",
                  tag(it.getAgency()),
                  "field",
                  FieldTags.withAncestors(it.getFields()),
                  "jurisdiction",
                  tag(it.getJurisdiction())));

  public static final Projection<ProjectOffer> OFFERS =
      Projection.of(Topics.PROJECT_OFFERS, ProjectOffer::getId, ProjectOffer::getPark)
          .status(ProjectOffer::getStatus)
          .at(ProjectOffer::getPostedAt)
          .text(it -> it.getId() + "\n" + Projection.texts(it.getTitle(), it.getSummary()))
          .tags(it ->
              Map.of(
                  "institute",
                  tag(it.getInstitute()),
                  "field",
                  FieldTags.withAncestors(it.getFields())));

  public static final Projection<BuyerOrder> ORDERS =
      Projection.of(Topics.BUYER_ORDERS, BuyerOrder::getId, BuyerOrder::getPark)
          .status(BuyerOrder::getStatus)
          .at(BuyerOrder::getPostedAt)
          .text(it -> it.getId() + "\n" + Projection.texts(it.getTitle()))
          .tags(it ->
              Map.of(
                  "buyer", tag(it.getBuyer()),
                  "scenario", tag(it.getScenario()),
                  "stage", tag(it.getStage()),
                  "route", tag(it.getRoute()),
                  "disclosure", tag(it.getDisclosure()),
                  "unverified",
                      tag(
                          String.valueOf(
                              it.getEvidence().stream()
                                  .anyMatch(document -> document.getVerification() == null)))));

  public static final Projection<UnmetOrder> UNMET_ORDERS =
      Projection.of(Topics.UNMET_ORDERS, UnmetOrder::getOrder, UnmetOrder::getPark)
          .status(it -> it.getLots() > 0 ? "OPEN" : "MET")
          .at(UnmetOrder::getSince)
          .text(it -> it.getOrder() + "\n" + Projection.texts(it.getTitle()))
          .tags(it ->
              Map.of(
                  "scenario", tag(it.getScenario()),
                  "buyer", tag(it.getBuyer()),
                  "order", tag(it.getOrder())));

  /** Matches: {@code state} is the status, since a list asks for standing ones first. */
  public static final Projection<Match> MATCHES =
      Projection.of(Topics.MATCHES, Match::getId, Match::getPark)
          .status(Match::getState)
          .at(Match::getUpdatedAt)
          .text(it ->
              it.getId()
                  + "\n"
                  + Projection.texts(
                      it.getTitles().getOffer(),
                      it.getTitles().getScenario(),
                      it.getTitles().getOrder(),
                      it.getNames().getInstitute(),
                      it.getNames().getBuyer()))
          .tags(it ->
              pair(
                  it.getOffer(),
                  it.getScenario(),
                  it.getOrder(),
                  it.getInstitute(),
                  it.getBuyer()));

  /** Agreements: they hold prices, so a view of them is for those alone who may see them. */
  public static final Projection<Agreement> AGREEMENTS =
      Projection.of(Topics.AGREEMENTS, Agreement::getMatch, Agreement::getPark)
          .at(Agreement::getAt)
          .tags(it ->
              pair(
                  it.getOffer(),
                  it.getScenario(),
                  it.getOrder(),
                  it.getInstitute(),
                  it.getBuyer()));

  /** Track records, each under the id of its offer. */
  public static final Projection<TrackRecord> TRACK_RECORDS =
      Projection.of(Topics.TRACK_RECORDS, TrackRecord::getOffer, TrackRecord::getPark)
          .at(TrackRecord::getUpdatedAt);

  /** Every event of every pilot, not the last of each: {@code match} and {@code severity} tell. */
  public static final Projection<PilotEvent> PILOT_EVENTS =
      Projection.of(
              Topics.PILOT_EVENTS,
              it -> pilotEventId(it.getMatch(), it.getN()),
              PilotEvent::getPark)
          .key(it -> pilotEventKey(it.getPark(), it.getMatch(), it.getN()))
          .status(PilotEvent::getType)
          .at(PilotEvent::getAt)
          .tags(it ->
              Map.of(
                  "match",
                  tag(it.getMatch()),
                  "severity",
                  tag(it.getIncident() == null ? null : it.getIncident().getSeverity())));

  public static final Projection<Consent> CONSENTS =
      Projection.of(Topics.CONSENTS, Consent::getId, Consent::getPark)
          .status(Consent::getStatus)
          .at(Consent::getPostedAt)
          .tags(it ->
              Map.of("institute", tag(it.getInstitute()), "financier", tag(it.getFinancier())));

  public static final Projection<Follow> FOLLOWS =
      Projection.of(Topics.FOLLOWS, Follow::getId, Follow::getPark)
          .status(Follow::getStatus)
          .at(Follow::getPostedAt)
          .tags(it -> Map.of("follower", tag(it.getFollower())));

  private SharedProjections() {}

  private static Map<String, List<String>> pair(
      String offer, String scenario, String order, String institute, String buyer) {
    return Map.of(
        "offer", tag(offer),
        "scenario", tag(scenario),
        "order", tag(order),
        "institute", tag(institute),
        "buyer", tag(buyer));
  }

  /** The documents of the events of one match's pilot. */
  public static Selection pilotEvents(String match) {
    return Selection.all().tag("match", match);
  }

  /** The id of the document of a pilot's event with this number. */
  public static String pilotEventId(String match, int n) {
    return match + "#" + n;
  }

  /** Its key: keys of one match are in the order of its events. */
  public static String pilotEventKey(String park, String match, int n) {
    return "%s|%s#%010d".formatted(park, match, n);
  }
}
