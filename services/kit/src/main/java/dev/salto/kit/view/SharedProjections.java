package dev.salto.kit.view;

import static dev.salto.kit.view.Projection.tag;

import dev.salto.records.Match;
import dev.salto.records.Organisation;
import dev.salto.records.ParkDay;
import dev.salto.records.ParkPolicy;
import dev.salto.records.ScenarioDemand;
import dev.salto.schemas.Topics;
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
              Map.of(
                  "offer", tag(it.getOffer()),
                  "scenario", tag(it.getScenario()),
                  "order", tag(it.getOrder()),
                  "institute", tag(it.getInstitute()),
                  "buyer", tag(it.getBuyer())));

  private SharedProjections() {}
}
