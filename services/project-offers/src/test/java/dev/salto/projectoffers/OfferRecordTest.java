package dev.salto.projectoffers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.kit.testing.Api;
import dev.salto.kit.testing.Api.Answer;
import dev.salto.kit.testing.Broker;
import dev.salto.records.ProvenStage;
import dev.salto.records.TrackRecord;
import dev.salto.schemas.Topics;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an offer shows of permits, readiness and its pilots. */
class OfferRecordTest extends OffersTest {

  private static final Instant AT = Instant.parse("2026-06-05T08:00:00.000Z");

  @Test
  void aPermitOfWhichTheInstituteHasTheDocumentIsOneThatItHolds() {
    ObjectNode offer = offer("permitted");
    offer.remove("permits");
    offer.set(
        "heldPermits",
        Api.array(
            "[{'permit':'functional-av-pilot','number':'粤交-7','authority':'交通运输局','validUntil':'2027-06-30'}]"));
    Answer posted = institute().post(OFFERS, offer).is(201);
    assertThat(posted.json().get("permits")).isEqualTo(Api.array("['functional-av-pilot']"));
    assertThat(posted.json().get("heldPermits")).isEqualTo(offer.get("heldPermits"));
    ObjectNode changed = posted.object();
    changed.putArray("heldPermits");
    Answer without = institute().put(OFFERS + "/permitted", posted.etag(), changed).is(200);
    assertThat(without.json().get("permits"))
        .as("without the document it counts as stated")
        .isEqualTo(Api.array("['functional-av-pilot']"));
    assertThat(without.json().get("heldPermits")).isEmpty();
  }

  @Test
  void whatIsStatedIsMarkedStatedAndWhatPilotsHaveProvenProven() {
    JsonNode posted = institute().post(OFFERS, offer("proven")).is(201).json();
    assertThat(posted.get("readiness")).isEqualTo(Api.object("{'stated':8,'provenBy':[]}"));
    assertThat(posted.get("trackRecord"))
        .isEqualTo(Api.object("{'finishedPilots':0,'acceptedMilestones':0,'refusedMilestones':0}"));

    Broker.write(
        Topics.TRACK_RECORDS,
        TrackRecord.newBuilder()
            .setOffer("proven")
            .setPark("hetao")
            .setFinishedPilots(1)
            .setAcceptedMilestones(3)
            .setRefusedMilestones(1)
            .setProvenTrl(6)
            .setProven(List.of(new ProvenStage("proven~order~1", "scenario", "SIMULATED", 6, AT)))
            .setUpdatedAt(AT)
            .build());
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(as(null).get(OFFERS + "/proven").json().get("readiness"))
                .isEqualTo(
                    Api.object(
                        "{'stated':8,'proven':6,'provenBy':[{'match':'proven~order~1','scenario':'scenario','stage':'SIMULATED','trl':6,'at':'2026-06-05T08:00:00.000Z'}]}")));
    JsonNode listed = as(null).get(OFFERS + "?q=proven").json().get("items").get(0);
    assertThat(listed.get("trackRecord"))
        .isEqualTo(Api.object("{'finishedPilots':1,'acceptedMilestones':3,'refusedMilestones':1}"));
  }

  @Test
  void noInstituteProvesByItsOwnWord() {
    ObjectNode boastful = offer("boastful");
    boastful.set("readiness", Api.object("{'stated':9,'proven':9,'provenBy':[]}"));
    boastful.set("trackRecord", Api.object("{'finishedPilots':7}"));
    boastful.put("plannedProject", "somebody-elses");
    Answer posted = institute().post(OFFERS, boastful).is(201);
    assertThat(posted.json().get("readiness")).isEqualTo(Api.object("{'stated':8,'provenBy':[]}"));
    assertThat(posted.json().at("/trackRecord/finishedPilots").asInt()).isZero();
    assertThat(posted.json().has("plannedProject")).isFalse();
    long end = Broker.end(Topics.PROJECT_OFFERS);
    institute().put(OFFERS + "/boastful", posted.etag(), posted.json()).is(200);
    assertThat(Broker.end(Topics.PROJECT_OFFERS)).as("its own GET changes nothing").isEqualTo(end);
  }
}
