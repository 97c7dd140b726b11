package dev.salto.buyerorders;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.market.DocumentState;
import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.Postings;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.References;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Evidence;
import dev.salto.records.Organisation;
import dev.salto.records.Verification;
import dev.salto.schemas.Codes;
import dev.salto.schemas.FieldRules;
import dev.salto.schemas.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Where documents are looked at by someone independent of the buyer. */
final class VerificationDesk {

  private final Postings<BuyerOrder> orders;
  private final EvidenceDesk desk;

  VerificationDesk(Postings<BuyerOrder> orders, EvidenceDesk desk) {
    this.orders = orders;
    this.desk = desk;
  }

  /** Verifies or refuses a document. */
  Document<BuyerOrder> verify(
      String id, int n, @Nullable String ifMatch, JsonNode body, Caller caller) {
    Findings findings = new Findings(new References(orders.view()));
    Organisation who = Organisations.require(caller, findings.references());
    Document<BuyerOrder> before = desk.open(id, ifMatch);
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
    LocalDate day = desk.day(order, findings);
    BuyerOrder after =
        verified(order, n, new Verification(state, who.getId(), day, reason), who, day);
    return orders.amend(before, same -> after);
  }

  /**
   * The order with a document verified.
   *
   * @param day the park's
   * @throws Problem 403 if this organisation may not verify it, 404 if there is no such document,
   *     409 {@code DOCUMENT_STATE} if nothing can be made of it any more, 422 if the verification
   *     breaks a rule
   */
  BuyerOrder verified(
      BuyerOrder order, int n, Verification verification, Organisation who, LocalDate day) {
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
        check(evidence.get(i), verification, day);
        evidence.set(i, Evidence.newBuilder(evidence.get(i)).setVerification(verification).build());
        BuyerOrder after = BuyerOrder.newBuilder(order).setEvidence(evidence).build();
        List<Violation> violations = EvidenceDesk.ofDocument(FieldRules.check(after));
        if (!violations.isEmpty()) {
          throw Problem.invalid("verification", violations);
        }
        return after;
      }
    }
    throw Problem.notFound("evidence of " + order.getId(), String.valueOf(n));
  }

  private static void check(Evidence document, Verification verification, LocalDate day) {
    DocumentState state = DocumentState.of(document, day);
    DocumentState next = DocumentState.valueOf(verification.getState());
    if (!state.mayBecome(next)) {
      String detail = "a document that is %s does not become %s".formatted(state, next);
      throw Problem.of(
          HttpStatus.CONFLICT,
          "DOCUMENT_STATE",
          "The document was not verified: " + detail + ".",
          List.of(new Violation("state", "DOCUMENT_STATE", detail)),
          Map.of());
    }
    String reason = verification.getReason();
    if (next == DocumentState.REFUSED && (reason == null || reason.isBlank())) {
      throw Problem.invalid(
          "verification",
          List.of(new Violation("reason", "REQUIRED", "the reason of a refusal is expected")));
    }
  }
}
