package dev.salto.kit.market;

import dev.salto.kit.json.RecordJson;
import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.PostingKind;
import dev.salto.kit.view.Documents;
import dev.salto.kit.view.Selection;
import dev.salto.kit.view.SharedProjections;
import dev.salto.records.Capability;
import dev.salto.records.Organisation;
import dev.salto.records.ProjectOffer;
import dev.salto.schemas.Topics;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    if (viewer == null || !seesPrice(offer, viewer)) {
      node.remove("price");
    }
    return node;
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
