package dev.salto.kit.market;

import dev.salto.kit.json.RecordJson;
import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.PostingKind;
import dev.salto.kit.view.Documents;
import dev.salto.kit.view.Selection;
import dev.salto.kit.view.SharedProjections;
import dev.salto.kit.vocabulary.Vocabularies;
import dev.salto.records.Capability;
import dev.salto.records.Organisation;
import dev.salto.records.ProjectOffer;
import dev.salto.records.TrackRecord;
import dev.salto.schemas.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Project offers: posted by their institute, which alone sees the price until a buyer agrees. */
public final class OfferKind extends PostingKind<ProjectOffer> {

  private static final String[] AGREED = {"AGREED", "PILOTING", "DELIVERED", "PAID", "CLOSED"};

  private final Supplier<Documents> documents;

  /**
   * The kind.
   *
   * @param documents where the matches are that let a buyer see a price
   */
  public OfferKind(Supplier<Documents> documents) {
    super(SharedProjections.OFFERS, "offer", "institute", "INSTITUTE");
    this.documents = documents;
  }

  @Override
  public Set<String> readOnly() {
    return Set.of(
        "status",
        "version",
        "postedAt",
        "organisation",
        "readiness",
        "trackRecord",
        "plannedProject");
  }

  /** A permit of which it has the document is one that it holds. */
  @Override
  public void prepare(ObjectNode draft, @Nullable ProjectOffer standing) {
    if (standing != null && standing.getPlannedProject() != null) {
      draft.put("plannedProject", standing.getPlannedProject());
    }
    if (!draft.hasNonNull("permits")) {
      draft.putArray("permits");
    }
    if (draft.get("permits") instanceof ArrayNode permits) {
      Set<String> known = Vocabularies.shipped().permits().keySet();
      Set<String> held = new HashSet<>();
      permits.forEach(it -> held.add(it.asString("")));
      for (JsonNode document : draft.path("heldPermits")) {
        String permit = document.path("permit").asString("");
        if (known.contains(permit) && held.add(permit)) {
          permits.add(permit);
        }
      }
    }
  }

  @Override
  public Set<String> filters() {
    return Set.of("institute", "field");
  }

  @Override
  public void check(ProjectOffer draft, @Nullable ProjectOffer standing, Findings findings) {
    findings.park(draft.getPark());
    findings.fields("fields", draft.getFields());
    List<Capability> capabilities = draft.getCapabilities();
    for (int i = 0; i < capabilities.size(); i++) {
      Capability it = capabilities.get(i);
      findings.attribute("capabilities[" + i + "]", it.getAttribute(), it.getUnit());
    }
    findings.permits("permits", draft.getPermits());
    findings.field("platformField", draft.getPlatformField());
  }

  @Override
  public ObjectNode present(ProjectOffer offer, @Nullable Organisation viewer) {
    ObjectNode node = RecordJson.write(offer);
    showRecord(offer, node);
    if (viewer == null || !seesPrice(offer, viewer)) {
      node.remove("price");
    }
    return node;
  }

  /** Stated is what the institute says, proven what pilots have shown; the two are never mixed. */
  private void showRecord(ProjectOffer offer, ObjectNode node) {
    Optional<TrackRecord> found =
        documents
            .get()
            .byId(Topics.TRACK_RECORDS, offer.getId())
            .flatMap(it -> Optional.ofNullable(it.record()))
            .filter(it -> it.getPark().equals(offer.getPark()));
    ObjectNode readiness = node.putObject("readiness").put("stated", offer.getTrl());
    found.map(TrackRecord::getProvenTrl).ifPresent(trl -> readiness.put("proven", trl));
    ArrayNode provenBy = readiness.putArray("provenBy");
    found.ifPresent(it -> it.getProven().forEach(stage -> provenBy.add(RecordJson.write(stage))));
    node.putObject("trackRecord")
        .put("finishedPilots", found.map(TrackRecord::getFinishedPilots).orElse(0))
        .put("acceptedMilestones", found.map(TrackRecord::getAcceptedMilestones).orElse(0))
        .put("refusedMilestones", found.map(TrackRecord::getRefusedMilestones).orElse(0));
  }

  private boolean seesPrice(ProjectOffer offer, Organisation viewer) {
    return viewer.getId().equals(offer.getInstitute())
        || documents
                .get()
                .count(
                    Topics.MATCHES,
                    Selection.all()
                        .status(AGREED)
                        .tag("offer", offer.getId())
                        .tag("buyer", viewer.getId()))
            > 0;
  }
}
