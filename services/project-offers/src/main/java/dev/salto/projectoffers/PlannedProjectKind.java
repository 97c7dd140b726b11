package dev.salto.projectoffers;

import dev.salto.kit.asking.Organisations;
import dev.salto.kit.json.RecordJson;
import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.PostingKind;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Documents;
import dev.salto.kit.view.FieldTags;
import dev.salto.kit.view.Projection;
import dev.salto.kit.view.Selection;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Organisation;
import dev.salto.records.ParkPolicy;
import dev.salto.records.PlannedProject;
import dev.salto.records.ProjectOffer;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Projects that institutes mean to found for an order. Seen by the institute, the order's buyer and
 * the park's agency, and never matched. One that became an offer is over: the offer goes on.
 */
final class PlannedProjectKind extends PostingKind<PlannedProject> {

  static final Projection<PlannedProject> PROJECTION =
      Projection.of(Topics.PLANNED_PROJECTS, PlannedProject::getId, PlannedProject::getPark)
          .status(PlannedProject::getStatus)
          .at(PlannedProject::getPostedAt)
          .text(it -> it.getId() + "\n" + Projection.texts(it.getTitle(), it.getSummary()))
          .tags(it ->
              Map.of(
                  "park", Projection.tag(it.getPark()),
                  "institute", Projection.tag(it.getInstitute()),
                  "order", Projection.tag(it.getOrder()),
                  "field", FieldTags.withAncestors(it.getFields())));

  /** No id: nothing is tagged with it. */
  private static final String NONE = "-";

  private final Supplier<Documents> documents;

  PlannedProjectKind(Supplier<Documents> documents) {
    super(PROJECTION, "planned project", "institute", "INSTITUTE");
    this.documents = documents;
  }

  @Override
  public Set<String> readOnly() {
    return Set.of("status", "version", "postedAt", "organisation", "offer");
  }

  @Override
  public Set<String> filters() {
    return Set.of("institute", "order", "field");
  }

  @Override
  public List<String> standing() {
    return List.of("OPEN", "OFFERED");
  }

  @Override
  public void check(PlannedProject draft, @Nullable PlannedProject standing, Findings findings) {
    findings.park(draft.getPark());
    findings.fields("fields", draft.getFields());
    boolean same = standing != null && standing.getOrder().equals(draft.getOrder());
    findings
        .reference("order", "order", Topics.BUYER_ORDERS, draft.getOrder())
        .ifPresent(order -> {
          if (!order.getPark().equals(draft.getPark())) {
            findings.add("order", "OTHER_PARK", "an order of the project's own park is expected");
          }
          if (!order.getStatus().equals("OPEN") && !same) {
            findings.add("order", "NOT_OPEN", "an open order is expected; this one is withdrawn");
          }
        });
  }

  @Override
  public void authorise(PlannedProject draft, @Nullable PlannedProject standing, Organisation who) {
    authoriseOwner(draft, standing, who);
    Optional<String> offer = standing == null ? Optional.empty() : offer(standing);
    if (offer.isPresent()) {
      throw Problem.conflict(
          "OFFERED",
          "The planned project %s has become the offer %s; change or withdraw that."
              .formatted(draft.getId(), offer.get()));
    }
  }

  /** Whether this organisation owns it, whatever became of it. */
  void authoriseOwner(PlannedProject draft, @Nullable PlannedProject standing, Organisation who) {
    super.authorise(draft, standing, who);
  }

  @Override
  public boolean sees(PlannedProject project, @Nullable Organisation viewer) {
    return viewer != null
        && Stream.of(
                Optional.of(project.getInstitute()),
                find(Topics.BUYER_ORDERS, project.getOrder()).map(BuyerOrder::getBuyer),
                find(Topics.PARK_POLICIES, project.getPark()).map(ParkPolicy::getAgency))
            .flatMap(Optional::stream)
            .anyMatch(viewer.getId()::equals);
  }

  @Override
  public Selection seen(Selection selection, @Nullable Organisation viewer) {
    if (viewer == null) {
      throw Organisations.whoAsks();
    }
    return switch (viewer.getKind()) {
      case "INSTITUTE" -> selection.tag("institute", viewer.getId());
      case "BUYER" -> selection.tag("order", ordersOf(viewer));
      case "AGENCY" -> selection.tag("park", parksOf(viewer));
      default -> selection.tag("institute", NONE);
    };
  }

  private String[] ordersOf(Organisation buyer) {
    return orNone(
        documents
            .get()
            .contents(Topics.BUYER_ORDERS, Selection.all().tag("buyer", buyer.getId()))
            .map(BuyerOrder::getId));
  }

  private String[] parksOf(Organisation agency) {
    return orNone(
        documents
            .get()
            .contents(Topics.PARK_POLICIES, Selection.all())
            .filter(policy -> policy.getAgency().equals(agency.getId()))
            .map(ParkPolicy::getPark));
  }

  private static String[] orNone(Stream<String> ids) {
    return Stream.concat(ids, Stream.of(NONE)).toArray(String[]::new);
  }

  @Override
  public ObjectNode present(PlannedProject project, @Nullable Organisation viewer) {
    ObjectNode node = RecordJson.write(project);
    offer(project).ifPresent(offer -> node.put("status", "OFFERED").put("offer", offer));
    return node;
  }

  /**
   * The id of the offer that it became. The offer alone decides: it is written first, so a project
   * whose own record does not say so yet has become one all the same.
   */
  Optional<String> offer(PlannedProject project) {
    return Optional.ofNullable(project.getOffer())
        .or(() ->
            find(Topics.PROJECT_OFFERS, offerId(project))
                .filter(offer -> isOf(project, offer))
                .map(ProjectOffer::getId));
  }

  /** Whether the offer came of the project. */
  static boolean isOf(PlannedProject project, ProjectOffer offer) {
    return project.getId().equals(offer.getPlannedProject())
        && project.getPark().equals(offer.getPark());
  }

  /** The id of the one offer that a planned project may become: the same whoever asks, and when. */
  static String offerId(PlannedProject project) {
    String name = project.getPark() + "|" + project.getId();
    return "offer-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private <T extends SpecificRecord> Optional<T> find(Topic<T> topic, String id) {
    return documents.get().byId(topic, id).flatMap(it -> Optional.ofNullable(it.record()));
  }
}
