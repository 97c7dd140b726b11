package dev.salto.buyerorders;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.imports.AllOrNothing;
import dev.salto.kit.imports.Columns;
import dev.salto.kit.imports.ImportReport;
import dev.salto.kit.imports.Importer;
import dev.salto.kit.posting.Draft;
import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.Postings;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.References;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Organisation;
import dev.salto.records.Verification;
import dev.salto.schemas.Codes;
import dev.salto.schemas.Topics;
import dev.salto.schemas.Violation;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Verifications from a CSV file: rows of one order become one record of it; all or nothing. */
final class VerificationImport implements Importer {

  private static final Columns COLUMNS =
      new Columns()
          .line("order")
          .integer("n")
          .code("state", "verification")
          .line("verifier")
          .date("date")
          .line("reason");

  private final Postings<BuyerOrder> orders;
  private final EvidenceDesk evidence;
  private final VerificationDesk desk;

  VerificationImport(Postings<BuyerOrder> orders, EvidenceDesk evidence, VerificationDesk desk) {
    this.orders = orders;
    this.evidence = evidence;
    this.desk = desk;
  }

  @Override
  public String file() {
    return "verifications";
  }

  @Override
  public List<String> heads() {
    return COLUMNS.heads();
  }

  @Override
  public ImportReport run(byte[] file, boolean dryRun, Caller caller) {
    References references = new References(orders.view());
    Organisation who = Organisations.require(caller, references);
    AllOrNothing rows = new AllOrNothing(file, COLUMNS, dryRun);
    orders.view().awaitEnd(Topics.BUYER_ORDERS);
    Map<String, Draft<BuyerOrder>> drafts = new LinkedHashMap<>();
    Set<List<Object>> documents = new HashSet<>();
    rows.each(
        row -> {
          ObjectNode cells = row.content();
          if (documents.add(List.of(cells.path("order").asString(""), cells.path("n").asInt(0)))) {
            verify(cells, who, references, drafts);
          } else {
            rows.wrong(row, new Violation("n", "DUPLICATE", "each document may be given once"));
          }
        },
        problem -> problem.code().equals("NOT_ALLOWED") ? "verifier" : "order");
    return rows.end(List.copyOf(drafts.values()), orders::write);
  }

  private void verify(
      ObjectNode row,
      @Nullable Organisation who,
      References references,
      Map<String, Draft<BuyerOrder>> drafts) {
    Findings found = new Findings(references);
    String id = row.path("order").asString("");
    Draft<BuyerOrder> draft = drafts.get(id);
    if (draft == null) {
      Document<BuyerOrder> before = evidence.open(id, null);
      draft = new Draft<>(id, before.offset(), before.content());
    }
    BuyerOrder order = draft.record();
    int n = row.path("n").asInt(0);
    if (order.getEvidence().stream().noneMatch(document -> document.getN() == n)) {
      found.add("n", "NOT_FOUND", "the number of one of the order's documents is expected");
    }
    String state = row.path("state").asString("");
    if (!Codes.VERIFICATION_STATES.contains(state)) {
      found.add("state", "UNKNOWN_CODE", "VERIFIED or REFUSED");
    }
    LocalDate day = evidence.day(order, found);
    LocalDate date = row.hasNonNull("date") ? LocalDate.parse(row.get("date").asString("")) : day;
    if (date.isAfter(day)) {
      found.add("date", "FUTURE", "a date not after the park's day " + day + " is expected");
    }
    String verifier = row.path("verifier").asString(who == null ? "" : who.getId());
    if (who != null && !who.getId().equals(verifier)) {
      found.add("verifier", "NOT_ALLOWED", "your own organisation is expected");
    }
    Organisation by =
        found.reference("verifier", "organisation", Topics.ORGANISATIONS, verifier).orElse(null);
    if (by == null || !found.violations().isEmpty()) {
      throw Problem.invalid("verification", found.violations());
    }
    String reason = row.hasNonNull("reason") ? row.get("reason").asString("") : null;
    Verification verification = new Verification(state, by.getId(), date, reason);
    if (order.getEvidence().stream()
        .anyMatch(it -> it.getN() == n && verification.equals(it.getVerification()))) {
      // A file that is imported once more says what stands already.
      return;
    }
    BuyerOrder after = desk.verified(order, n, verification, by, day);
    drafts.put(id, new Draft<>(id, draft.after(), after));
  }
}
