package dev.salto.matcher.streams;

import dev.salto.kit.market.MarketWords;
import dev.salto.matching.model.Stage;
import dev.salto.matching.model.TrackRecord;
import dev.salto.records.PairMemory;
import dev.salto.records.PilotEvent;
import dev.salto.records.ProjectOffer;
import dev.salto.records.ProvenStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens in pilots, added to the track records of their offers. */
final class TrackRecords {

  /** Proven stages that a record names, the newest. */
  static final int PROVEN = 100;

  private final OwnStore own;

  TrackRecords(OwnStore own) {
    this.own = own;
  }

  /** Whether an event adds to a track record by itself: a milestone is judged or a stage proven. */
  static boolean isShowing(PilotEvent event) {
    return event.getType().equals("ACCEPTED")
        || event.getType().equals("REFUSED")
        || event.getProves() != null;
  }

  /**
   * The track record of a match's offer after what happened, kept in the store; empty where it is
   * as before.
   *
   * @param pair the pair of the match
   * @param event of its pilot that took effect; null where something else ended the pilot
   * @param finished whether the pilot ran until then and does no more
   * @param offer as it is posted; empty where it can't be read
   */
  Optional<dev.salto.records.TrackRecord> add(
      String park,
      PairMemory pair,
      @Nullable PilotEvent event,
      boolean finished,
      Optional<ProjectOffer> offer,
      Instant at) {
    Optional<dev.salto.records.TrackRecord> known = own.trackRecord(park, pair.getOffer());
    TrackRecord before = known.map(MarketWords::trackRecord).orElse(TrackRecord.NONE);
    TrackRecord after = finished ? before.finished() : before;
    List<ProvenStage> proven =
        new ArrayList<>(known.map(dev.salto.records.TrackRecord::getProven).orElse(List.of()));
    if (event != null) {
      after =
          switch (event.getType()) {
            case "ACCEPTED" -> after.accepted();
            case "REFUSED" -> after.refused();
            default -> after;
          };
      String stage = event.getProves();
      if (stage != null) {
        after = after.proven(Stage.valueOf(stage), offer.map(ProjectOffer::getTrl).orElse(0));
        proven.add(proven(pair, event, stage, after, at));
      }
    }
    if (after.equals(before) && (event == null || event.getProves() == null)) {
      return Optional.empty();
    }
    var next =
        dev.salto.records.TrackRecord.newBuilder()
            .setOffer(pair.getOffer())
            .setPark(park)
            .setFinishedPilots(after.finishedPilots())
            .setAcceptedMilestones(after.acceptedMilestones())
            .setRefusedMilestones(after.refusedMilestones())
            .setProvenTrl(after.provenTrl())
            .setProven(proven.subList(Math.max(0, proven.size() - PROVEN), proven.size()))
            .setUpdatedAt(at)
            .build();
    own.put(next);
    return Optional.of(next);
  }

  private static ProvenStage proven(
      PairMemory pair, PilotEvent event, String stage, TrackRecord after, Instant at) {
    Integer trl = after.provenTrl();
    return ProvenStage.newBuilder()
        .setMatch(event.getMatch())
        .setScenario(pair.getMatch() == null ? "" : pair.getMatch().getScenario())
        .setStage(stage)
        .setTrl(trl == null ? 0 : trl)
        .setAt(at)
        .build();
  }
}
