package dev.salto.scenariodemands;

import static dev.salto.kit.view.Projection.tag;

import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.PostingKind;
import dev.salto.kit.view.Projection;
import dev.salto.records.Facility;
import dev.salto.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Facilities: their status is BUILT or PLANNED as the agency says, or WITHDRAWN. */
final class FacilityKind extends PostingKind<Facility> {

  static final Projection<Facility> PROJECTION =
      Projection.of(Topics.FACILITIES, Facility::getId, Facility::getPark)
          .status(Facility::getStatus)
          .at(Facility::getPostedAt)
          .text(it -> it.getId() + "\n" + Projection.texts(it.getName()))
          .tags(it ->
              Map.of(
                  "agency", tag(it.getAgency()),
                  "kind", tag(it.getKind()),
                  "field", tag(it.getField())));

  FacilityKind() {
    super(PROJECTION, "facility", "agency", "AGENCY");
  }

  @Override
  public Set<String> readOnly() {
    return Set.of("version", "postedAt", "organisation");
  }

  @Override
  public Set<String> filters() {
    return Set.of("agency", "kind", "field");
  }

  @Override
  public List<String> standing() {
    return List.of("BUILT", "PLANNED");
  }

  @Override
  public void prepare(ObjectNode draft, @Nullable Facility standing) {
    if (!draft.hasNonNull("status") && standing != null) {
      draft.put("status", standing.getStatus());
    }
  }

  @Override
  public void check(Facility draft, @Nullable Facility standing, Findings findings) {
    findings.park(draft.getPark());
    findings.field("field", draft.getField());
    if (draft.getStatus().equals("WITHDRAWN")) {
      findings.add("status", "UNKNOWN_CODE", "BUILT or PLANNED; DELETE withdraws");
    }
  }
}
