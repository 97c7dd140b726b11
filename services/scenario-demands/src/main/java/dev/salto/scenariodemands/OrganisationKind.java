package dev.salto.scenariodemands;

import dev.salto.kit.json.RecordJson;
import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.PostingKind;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.SharedProjections;
import dev.salto.records.Organisation;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Organisations: kept by agencies. */
final class OrganisationKind extends PostingKind<Organisation> {

  OrganisationKind() {
    super(SharedProjections.ORGANISATIONS, "organisation", "id", "AGENCY");
  }

  @Override
  public Set<String> readOnly() {
    return Set.of("version", "postedAt");
  }

  @Override
  public Set<String> filters() {
    return Set.of("kind");
  }

  @Override
  public void check(Organisation draft, @Nullable Organisation standing, Findings findings) {}

  @Override
  public void authorise(Organisation draft, @Nullable Organisation standing, Organisation who) {
    if (!who.getKind().equals("AGENCY")) {
      throw Problem.notAllowed(
          who.getId() + " may not keep organisations: only an organisation of kind AGENCY may.");
    }
  }

  /** Contacts are for the parties of a match and for agencies. */
  @Override
  public ObjectNode present(Organisation organisation, @Nullable Organisation viewer) {
    ObjectNode node = RecordJson.write(organisation);
    boolean own = viewer != null && viewer.getId().equals(organisation.getId());
    boolean agency = viewer != null && viewer.getKind().equals("AGENCY");
    if (!own && !agency) {
      node.remove("contact");
    }
    return node;
  }
}
