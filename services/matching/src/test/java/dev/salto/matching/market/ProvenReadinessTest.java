package dev.salto.matching.market;

import static dev.salto.matching.fixture.Postings.offer;
import static dev.salto.matching.fixture.Postings.order;
import static dev.salto.matching.fixture.Postings.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matching.eligibility.CriterionCode;
import dev.salto.matching.fixture.Park;
import dev.salto.matching.model.Stage;
import dev.salto.matching.model.TrackRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pilots have shown of an offer counts, beside what its institute states. */
class ProvenReadinessTest {

  private final Park park = new Park();

  @BeforeEach
  void anOrderPaysForOperationFromTrlSeven() {
    park.post(scenario("s").hosts(Stage.OPERATIONAL, 7));
    park.post(order("x"));
  }

  @Test
  void aStageProvenRaisesItByOneAboveWhatIsStatedUpToWhatTheStageCanProve() {
    assertThat(proven(TrackRecord.NONE, Stage.SIMULATED, 4)).isEqualTo(5);
    assertThat(proven(TrackRecord.NONE, Stage.SIMULATED, 5)).isEqualTo(6);
    assertThat(proven(TrackRecord.NONE, Stage.SIMULATED, 6)).isEqualTo(6);
    assertThat(proven(TrackRecord.NONE, Stage.SUPERVISED, 6)).isEqualTo(7);
    assertThat(proven(TrackRecord.NONE, Stage.SUPERVISED, 9)).isEqualTo(8);
    assertThat(proven(TrackRecord.NONE, Stage.OPERATIONAL, 8)).isEqualTo(9);
    assertThat(proven(TrackRecord.NONE, Stage.OPERATIONAL, 9)).isEqualTo(9);
  }

  @Test
  void whatIsProvenBuildsOnWhatWasAndIsNeverLowered() {
    TrackRecord simulated = TrackRecord.NONE.proven(Stage.SIMULATED, 4);
    assertThat(simulated.proven(Stage.SUPERVISED, 4).provenTrl()).isEqualTo(6);
    TrackRecord operational = new TrackRecord(0, 0, 0, 9);
    assertThat(operational.proven(Stage.SIMULATED, 4).provenTrl()).isEqualTo(9);
  }

  @Test
  void aProvenLevelMakesAnOfferReadyWithoutANewVersion() {
    park.post(offer("a").trl(6));
    assertThat(park.verdict("a", "x")).isEqualTo("READINESS");

    assertThat(park.post(offer("a").trl(6).proven(7))).containsExactly("PROPOSED a~x~1");
    assertThat(park.match("a~x~1").versions().offer()).isEqualTo(1);
    assertThat(park.explain("a", "x").criteria())
        .filteredOn(it -> it.code() == CriterionCode.READINESS)
        .extracting(it -> it.actual())
        .containsExactly("TRL 7 proven, 6 stated");
  }

  @Test
  void aChangedTrackRecordReRanksTheOffersPairsAtTheSameVersion() {
    park.post(offer("a"));
    park.post(offer("b").postedAt("2026-02-01T00:00:00Z"));
    assertThat(park.standing()).containsExactly("a~x~1");

    assertThat(park.post(offer("a").shown(new TrackRecord(1, 0, 1, null))))
        .containsExactly("DISPLACED a~x~1 (DISPLACED b~x~1)", "PROPOSED b~x~1");
    assertThat(park.post(offer("a").shown(new TrackRecord(2, 3, 1, null))))
        .containsExactly("DISPLACED b~x~1 (DISPLACED a~x~2)", "PROPOSED a~x~2");
    assertThat(park.match("a~x~2").parts().trackRecord()).isEqualTo(750);
  }

  @Test
  void aMatchThatKeepsItsPlaceShowsItsNewScoreAndAnAgreedOneItsOldOne() {
    park.post(offer("a"));
    int before = park.match("a~x~1").score();
    assertThat(park.post(offer("a").shown(new TrackRecord(1, 1, 0, null))))
        .containsExactly("GATE a~x~1");
    assertThat(park.match("a~x~1").score()).isEqualTo(before + 500);

    park.agree("a~x~1");
    assertThat(park.post(offer("a").shown(new TrackRecord(2, 1, 9, null)))).isEmpty();
    assertThat(park.match("a~x~1").score()).isEqualTo(before + 500);
  }

  private static int proven(TrackRecord before, Stage stage, int stated) {
    return before.proven(stage, stated).provenTrl();
  }
}
