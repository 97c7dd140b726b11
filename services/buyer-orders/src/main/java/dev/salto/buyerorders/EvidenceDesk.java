package dev.salto.buyerorders;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.json.RecordJson;
import dev.salto.kit.market.OrderKind;
import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.Postings;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.References;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Evidence;
import dev.salto.records.Organisation;
import dev.salto.records.ParkPolicy;
import dev.salto.records.Verification;
import dev.salto.schemas.Codes;
import dev.salto.schemas.FieldRules;
import dev.salto.schemas.Topics;
import dev.salto.schemas.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where documents are laid behind an order, and looked at by someone independent of the buyer. */
final class EvidenceDesk {

  private final Postings<BuyerOrder> orders;

  EvidenceDesk(Postings<BuyerOrder> orders) {
    this.orders = orders;
  }

  /** Adds a document, numbered behind the last. */
  Document<BuyerOrder> add(String id, @Nullable String ifMatch, JsonNode body, Caller caller) {
    Findings findings = new Findings(new References(orders.view()));
    Organisation who = Organisations.require(caller, findings.references());
    Document<BuyerOrder> before = open(id, ifMatch);
    BuyerOrder order = before.content();
    if (who != null) {
      orders.kind().authorise(order, order, who);
    }
    List<Evidence> evidence = new ArrayList<>(order.getEvidence());
    int n = evidence.stream().mapToInt(Evidence::getN).max().orElse(0) + 1;
    List<Violation> violations = new ArrayList<>();
    Evidence document = document(body, n, violations);
    evidence.add(document);
    BuyerOrder after = BuyerOrder.newBuilder(order).setEvidence(evidence).build();
    violations.addAll(FieldRules.check(after).stream().map(EvidenceDesk::ofDocument).toList());
    OrderKind.evidence("", document, day(order, findings), findings);
    violations.addAll(findings.violations());
    if (!violations.isEmpty()) {
      throw Problem.invalid("evidence", violations);
    }
    return orders.amend(before, same -> after);
  }

  /** Verifies or refuses a document. */
  Document<BuyerOrder> verify(
      String id, int n, @Nullable String ifMatch, JsonNode body, Caller caller) {
    Findings findings = new Findings(new References(orders.view()));
    Organisation who = Organisations.require(caller, findings.references());
    Document<BuyerOrder> before = open(id, ifMatch);
    String state = body.path("state").asString("");
    String reason = body.hasNonNull("reason") ? body.get("reason").asString("") : null;
    List<Violation> violations = new ArrayList<>();
    if (!Codes.VERIFICATION_STATES.contains(state)) {
      violations.add(new Violation("state", "UNKNOWN_CODE", "VERIFIED or REFUSED"));
    }
    for (String name : body.propertyNames()) {
      if (!name.equals("state") && !name.equals("reason")) {
        violations.add(new Violation(name, "UNKNOWN_FIELD", "there is no such field"));
      }
    }
    if (!violations.isEmpty()) {
      throw Problem.invalid("verification", violations);
    }
    if (who == null) {
      throw new IllegalStateException("The house verifies nothing.");
    }
    BuyerOrder order = before.content();
    BuyerOrder after =
        verified(order, n, new Verification(state, who.getId(), day(order, findings), reason), who);
    return orders.amend(before, same -> after);
  }

  /**
   * The order with a document verified.
   *
   * @throws Problem 403 if this organisation may not verify it, 404 if there is no such document,
   *     422 if the verification breaks a rule
   */
  BuyerOrder verified(BuyerOrder order, int n, Verification verification, Organisation who) {
    if (!who.getKind().equals("VERIFIER")) {
      throw Problem.notAllowed(
          who.getId() + " may not verify evidence: only an organisation of kind VERIFIER may.");
    }
    String group = order.getOrganisation().getGroup();
    if (who.getId().equals(order.getBuyer())
        || group != null && !group.isBlank() && group.equals(who.getGroup())) {
      throw Problem.notAllowed(
          who.getId()
              + " may not verify the evidence of "
              + order.getId()
              + ": the verifier is neither the buyer nor of its group.");
    }
    List<Evidence> evidence = new ArrayList<>(order.getEvidence());
    for (int i = 0; i < evidence.size(); i++) {
      if (evidence.get(i).getN() == n) {
        evidence.set(i, Evidence.newBuilder(evidence.get(i)).setVerification(verification).build());
        BuyerOrder after = BuyerOrder.newBuilder(order).setEvidence(evidence).build();
        List<Violation> violations =
            FieldRules.check(after).stream().map(EvidenceDesk::ofDocument).toList();
        if (!violations.isEmpty()) {
          throw Problem.invalid("verification", violations);
        }
        return after;
      }
    }
    throw Problem.notFound("evidence of " + order.getId(), String.valueOf(n));
  }

  /** The date in the order's park. */
  LocalDate day(BuyerOrder order, Findings findings) {
    ParkPolicy policy =
        findings
            .references()
            .find(Topics.PARK_POLICIES, order.getPark())
            .orElseThrow(() -> Problem.notFound("park", order.getPark()));
    return findings.day(policy);
  }

  /** A rule that an order breaks, told of the document that is at hand. */
  private static Violation ofDocument(Violation violation) {
    return new Violation(
        violation.field().replaceFirst("^evidence\\[\\d+]\\.(verification\\.)?", ""),
        violation.code(),
        violation.message());
  }

  /**
   * An order that takes evidence and verifications.
   *
   * @throws Problem 404 where there is none, 409 {@code NOT_OPEN}, 412 for an old tag
   */
  Document<BuyerOrder> open(String id, @Nullable String ifMatch) {
    Document<BuyerOrder> order = orders.require(id);
    if (ifMatch != null) {
      orders.match(order, ifMatch);
    }
    if (!order.status().equals("OPEN")) {
      throw Problem.conflict("NOT_OPEN", "The order " + id + " is not open.");
    }
    return order;
  }

  private static Evidence document(JsonNode body, int n, List<Violation> violations) {
    if (body.isObject()) {
      ObjectNode node = (ObjectNode) body.deepCopy();
      node.remove("verification");
      node.put("n", n);
      Optional<Evidence> read = RecordJson.read(node, Evidence.class, violations);
      if (read.isPresent()) {
        return read.get();
      }
    } else {
      violations.add(new Violation("body", "TYPE", "an object is expected"));
    }
    throw Problem.invalid("evidence", violations);
  }
}
