package dev.salto.buyerorders;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.imports.Columns;
import dev.salto.kit.imports.CsvImport;
import dev.salto.kit.imports.CsvRows;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final EvidenceDesk desk;

  VerificationImport(Postings<BuyerOrder> orders, EvidenceDesk desk) {
    this.orders = orders;
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
    Findings findings = new Findings(new References(orders.view()));
    Organisation who = Organisations.require(caller, findings.references());
    Map<String, Draft<BuyerOrder>> drafts = new LinkedHashMap<>();
    List<ImportReport.Error> errors = new ArrayList<>();
    List<CsvRows.Row> rows = CsvRows.read(file, COLUMNS, errors);
    orders.view().awaitEnd(Topics.BUYER_ORDERS);
    for (CsvRows.Row row : rows) {
      try {
        verify(row.content(), who, findings, drafts);
      } catch (Problem problem) {
        if (problem.errors().isEmpty()) {
          errors.add(row.error(column(problem), problem.code(), problem.detail()));
        }
        problem.errors().forEach(it -> errors.add(row.error(it.field(), it.code(), it.message())));
      }
    }
    if (!errors.isEmpty()) {
      return CsvImport.refused(rows.size(), errors, dryRun);
    }
    if (!dryRun && !drafts.isEmpty()) {
      desk.write(List.copyOf(drafts.values()));
    }
    return new ImportReport(
        rows.size(), dryRun ? 0 : rows.size(), dryRun, List.copyOf(drafts.keySet()), List.of());
  }

  private static String column(Problem problem) {
    return problem.detail().contains("evidence of") ? "n" : "order";
  }

  private void verify(
      ObjectNode row,
      @org.jspecify.annotations.Nullable Organisation who,
      Findings findings,
      Map<String, Draft<BuyerOrder>> drafts) {
    String id = row.path("order").asString("");
    Draft<BuyerOrder> draft = drafts.get(id);
    if (draft == null) {
      Document<BuyerOrder> before = orders.require(id);
      draft = new Draft<>(id, before.offset(), before.content());
    }
    BuyerOrder order = draft.record();
    LocalDate day = desk.day(order, findings);
    LocalDate date = row.hasNonNull("date") ? LocalDate.parse(row.get("date").asString("")) : day;
    String state = row.path("state").asString("");
    String verifier = row.path("verifier").asString(who == null ? "" : who.getId());
    Findings found = new Findings(findings.references());
    if (!Codes.VERIFICATION_STATES.contains(state)) {
      found.add("state", "UNKNOWN_CODE", "VERIFIED or REFUSED");
    }
    if (date.isAfter(day)) {
      found.add("date", "FUTURE", "a date not after the park's day " + day + " is expected");
    }
    if (who != null && !who.getId().equals(verifier)) {
      found.add("verifier", "NOT_ALLOWED", "your own organisation is expected");
    }
    Organisation by =
        found.reference("verifier", "organisation", Topics.ORGANISATIONS, verifier).orElse(null);
    if (by == null || !found.violations().isEmpty()) {
      throw Problem.invalid("verification", found.violations());
    }
    String reason = row.hasNonNull("reason") ? row.get("reason").asString("") : null;
    BuyerOrder after =
        desk.verified(
            order, row.path("n").asInt(0), new Verification(state, by.getId(), date, reason), by);
    drafts.put(id, new Draft<>(id, draft.after(), after));
  }
}
