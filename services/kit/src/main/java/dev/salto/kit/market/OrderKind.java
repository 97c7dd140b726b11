package dev.salto.kit.market;

import dev.salto.kit.json.RecordJson;
import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.PostingKind;
import dev.salto.kit.view.Documents;
import dev.salto.kit.view.SharedProjections;
import dev.salto.matching.eligibility.Backing;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Evidence;
import dev.salto.records.Organisation;
import dev.salto.records.ParkDay;
import dev.salto.records.ParkPolicy;
import dev.salto.records.ScenarioDemand;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import dev.salto.schemas.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Buyer orders. What is behind one, {@code commitment} and {@code backedLots}, is derived from its
 * evidence and never stated. Of a sealed order only the buyer and verifiers see budget and amounts.
 */
public final class OrderKind extends PostingKind<BuyerOrder> {

  /** Members of a document's JSON that only the service sets. */
  public static final Set<String> OF_THE_SERVICE = Set.of("verification", "state", "mediaType");

  private final Supplier<Documents> documents;

  /**
   * The kind.
   *
   * @param documents where the policies and days are by which backing is counted
   */
  public OrderKind(Supplier<Documents> documents) {
    super(SharedProjections.ORDERS.claims(Claims::of), "order", "buyer", "BUYER");
    this.documents = documents;
  }

  @Override
  public Set<String> readOnly() {
    return Set.of("status", "version", "postedAt", "organisation", "commitment", "backedLots");
  }

  @Override
  public Set<String> filters() {
    return Set.of("buyer", "scenario", "stage", "route", "disclosure", "unverified");
  }

  /** Evidence of a new order is numbered; that of a standing one is no term and stays. */
  @Override
  public void prepare(ObjectNode draft, @Nullable BuyerOrder standing) {
    if (standing != null) {
      draft.set("evidence", RecordJson.write(standing).get("evidence"));
      return;
    }
    if (draft.get("evidence") instanceof ArrayNode documentsGiven) {
      int n = 1;
      for (JsonNode document : documentsGiven) {
        if (document instanceof ObjectNode object) {
          object.remove(OF_THE_SERVICE);
          object.put("n", n++);
        }
      }
    }
  }

  @Override
  public void check(BuyerOrder draft, @Nullable BuyerOrder standing, Findings findings) {
    Optional<ParkPolicy> policy = findings.park(draft.getPark());
    boolean sameScenario = standing != null && standing.getScenario().equals(draft.getScenario());
    findings
        .reference("scenario", "scenario", Topics.SCENARIO_DEMANDS, draft.getScenario())
        .ifPresent(scenario -> scenario(draft, scenario, sameScenario, findings));
    if (standing == null && policy.isPresent()) {
      LocalDate day = findings.day(policy.get());
      for (int i = 0; i < draft.getEvidence().size(); i++) {
        String path = "evidence[" + i + "].";
        evidence(
            path, draft.getEvidence().get(i), draft.getEvidence().subList(0, i), day, findings);
      }
    }
  }

  @Override
  public Violation claimed(BuyerOrder draft, String claim, String other) {
    return Claims.taken(draft, claim, other);
  }

  private static void scenario(
      BuyerOrder draft, ScenarioDemand scenario, boolean sameScenario, Findings findings) {
    if (!scenario.getPark().equals(draft.getPark())) {
      findings.add("scenario", "OTHER_PARK", "a scenario of the order's own park is expected");
    }
    if (!scenario.getStatus().equals("OPEN") && !sameScenario) {
      findings.add("scenario", "NOT_OPEN", "an open scenario is expected; this one is withdrawn");
    }
    if (scenario.getStages().stream().noneMatch(it -> it.getStage().equals(draft.getStage()))) {
      findings.add(
          "stage",
          "NOT_OFFERED",
          "one of the scenario's stages is expected: "
              + scenario.getStages().stream().map(it -> it.getStage()).toList());
    }
  }

  /**
   * What a document must hold on the day it is added.
   *
   * @param before the documents that the order has already
   */
  public static void evidence(
      String path, Evidence evidence, List<Evidence> before, LocalDate day, Findings findings) {
    if (evidence.getDate().isAfter(day)) {
      findings.add(
          path + "date", "FUTURE", "a date not after the park's day " + day + " is expected");
    }
    String supplier = evidence.getSupplier();
    if (supplier != null) {
      findings.reference(path + "supplier", "organisation", Topics.ORGANISATIONS, supplier);
    }
    String sha256 = evidence.getSha256();
    if (sha256 != null
        && before.stream()
            .anyMatch(it ->
                sha256.equalsIgnoreCase(it.getSha256())
                    && Objects.equals(evidence.getPackageNumber(), it.getPackageNumber()))) {
      // Documents of one kind add up: the same file twice would count its amount twice.
      findings.add(path + "sha256", "DUPLICATE", "each file may be given once for a package");
    }
  }

  @Override
  public ObjectNode present(BuyerOrder order, @Nullable Organisation viewer) {
    ObjectNode node = RecordJson.write(order);
    Optional<Backing> backing = backing(order);
    node.put("commitment", backing.map(it -> it.commitment().name()).orElse("NEED"));
    node.put("backedLots", backing.map(Backing::lots).orElse(0));
    LocalDate day =
        content(Topics.PARK_DAYS, order.getPark()).map(ParkDay::getDay).orElse(LocalDate.MIN);
    for (int i = 0; i < order.getEvidence().size(); i++) {
      String state = DocumentState.of(order.getEvidence().get(i), day).name();
      ((ObjectNode) node.get("evidence").get(i)).put("state", state);
    }
    if (order.getDisclosure().equals("SEALED") && !seesSealed(order, viewer)) {
      node.remove("budgetPerLot");
      node.get("evidence").forEach(document -> ((ObjectNode) document).remove("amount"));
    }
    return node;
  }

  /** Whether this organisation sees budget, amounts and files: the buyer and verifiers do. */
  public static boolean seesSealed(BuyerOrder order, @Nullable Organisation viewer) {
    return viewer != null
        && (viewer.getId().equals(order.getBuyer()) || viewer.getKind().equals("VERIFIER"));
  }

  private Optional<Backing> backing(BuyerOrder order) {
    return content(Topics.PARK_POLICIES, order.getPark())
        .flatMap(policy ->
            content(Topics.PARK_DAYS, order.getPark())
                .map(ParkDay::getDay)
                .map(day -> Backing.of(MarketWords.order(order), MarketWords.policy(policy), day)));
  }

  private <T extends SpecificRecord> Optional<T> content(Topic<T> topic, String id) {
    return documents.get().byId(topic, id).flatMap(it -> Optional.ofNullable(it.record()));
  }
}
