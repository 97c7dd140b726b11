package dev.salto.projectoffers;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.json.RecordJson;
import dev.salto.kit.posting.Draft;
import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.Postings;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.References;
import dev.salto.records.Organisation;
import dev.salto.records.PlannedProject;
import dev.salto.records.ProjectOffer;
import dev.salto.schemas.Topics;
import dev.salto.schemas.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a planned project becomes an offer, once: the offer is written first, under an id that
 * follows from the project's, and names it; then the project is marked. Whoever asks again, after a
 * crash between the two too, finds the offer and completes what is missing.
 */
final class OfferingDesk {

  private static final int TRIES = 3;

  private final Postings<PlannedProject> projects;
  private final PlannedProjectKind kind;
  private final Postings<ProjectOffer> offers;

  OfferingDesk(
      Postings<PlannedProject> projects, PlannedProjectKind kind, Postings<ProjectOffer> offers) {
    this.projects = projects;
    this.kind = kind;
    this.offers = offers;
  }

  /**
   * What became of a planned project.
   *
   * @param anew false where it had become this offer before
   */
  record Offered(Document<ProjectOffer> offer, boolean anew) {}

  /**
   * Posts the offer that a planned project becomes.
   *
   * @param body an offer's; fields, title and summary are the project's unless given
   * @throws Problem 409 {@code NOT_OPEN} for a withdrawn project
   */
  Offered offer(String id, JsonNode body, Caller caller) {
    Findings findings = new Findings(new References(offers.view()));
    Organisation who = Organisations.require(caller, findings.references());
    PlannedProject project = project(id);
    if (who != null) {
      kind.authoriseOwner(project, project, who);
    }
    offers.view().awaitEnd(Topics.PROJECT_OFFERS);
    Optional<Document<ProjectOffer>> before = offer(project);
    if (before.isEmpty() && !project.getStatus().equals("OPEN")) {
      throw Problem.conflict("NOT_OPEN", "The planned project " + id + " is withdrawn.");
    }
    Document<ProjectOffer> offer =
        before.isPresent() ? before.get() : write(project, body, who, findings);
    mark(project.getId(), offer.id());
    return new Offered(offer, before.isEmpty());
  }

  private PlannedProject project(String id) {
    PlannedProject project = projects.require(id).record();
    if (project == null) {
      throw Problem.notFound("planned project", id);
    }
    return project;
  }

  private Optional<Document<ProjectOffer>> offer(PlannedProject project) {
    return kind.offer(project)
        .flatMap(id -> offers.view().documents().byId(Topics.PROJECT_OFFERS, id));
  }

  private Document<ProjectOffer> write(
      PlannedProject project, JsonNode body, @Nullable Organisation who, Findings findings) {
    Draft<ProjectOffer> draft = offers.draftNew(completed(body, project), who, findings);
    ProjectOffer offer =
        ProjectOffer.newBuilder(draft.record()).setPlannedProject(project.getId()).build();
    return offers.write(List.of(new Draft<>(draft.id(), draft.after(), offer))).getFirst();
  }

  private static ObjectNode completed(JsonNode body, PlannedProject project) {
    if (!body.isObject()) {
      throw Problem.invalid(
          "offer", List.of(new Violation("body", "TYPE", "an object is expected")));
    }
    ObjectNode offer = (ObjectNode) body.deepCopy();
    ObjectNode planned = RecordJson.write(project);
    planned.put("id", PlannedProjectKind.offerId(project));
    for (String fixed : List.of("id", "park", "institute")) {
      if (offer.hasNonNull(fixed) && !offer.get(fixed).equals(planned.get(fixed))) {
        throw Problem.invalid(
            "offer", List.of(new Violation(fixed, "FIXED", "it follows from the planned project")));
      }
      offer.set(fixed, planned.get(fixed));
    }
    for (String usual : List.of("fields", "title", "summary")) {
      if (!offer.hasNonNull(usual) && planned.hasNonNull(usual)) {
        offer.set(usual, planned.get(usual));
      }
    }
    return offer;
  }

  /** On top of a change or withdrawal that came in between: the offer stands, so it is offered. */
  private void mark(String id, String offer) {
    for (int tries = 1; ; tries++) {
      Document<PlannedProject> now = projects.require(id);
      if (now.status().equals("OFFERED")) {
        return;
      }
      try {
        projects.amend(
            now, it -> PlannedProject.newBuilder(it).setStatus("OFFERED").setOffer(offer).build());
        return;
      } catch (Problem problem) {
        if (!problem.code().equals("CONFLICT") || tries == TRIES) {
          throw problem;
        }
      }
    }
  }
}
