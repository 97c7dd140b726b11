package dev.salto.pilots;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.imports.AllOrNothing;
import dev.salto.kit.imports.Columns;
import dev.salto.kit.imports.ImportReport;
import dev.salto.kit.imports.Importer;
import dev.salto.kit.posting.Draft;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.References;
import dev.salto.pilots.pilot.Deed;
import dev.salto.pilots.pilot.EventType;
import dev.salto.records.Organisation;
import dev.salto.records.PilotEvent;
import dev.salto.schemas.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Runs of many pilots from a CSV file, in the order of its rows: all or nothing. */
final class RunImport implements Importer {

  private static final String MATCH = "match";
  private static final int ATTEMPTS = 3;

  private static final Columns COLUMNS =
      new Columns()
          .line(MATCH)
          .date("date")
          .number("hours")
          .number("work")
          .line("workUnit")
          .capabilities("readings")
          .line("productVersion")
          .line("note");

  private final PilotArchive archive;
  private final PilotDesk desk;

  RunImport(PilotArchive archive, PilotDesk desk) {
    this.archive = archive;
    this.desk = desk;
  }

  @Override
  public String file() {
    return "runs";
  }

  @Override
  public List<String> heads() {
    return COLUMNS.heads();
  }

  /** Somebody who reports an incident in the same moment should not refuse a whole day's file. */
  @Override
  public ImportReport run(byte[] file, boolean dryRun, Caller caller) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return attempt(file, dryRun, caller);
      } catch (Problem problem) {
        if (!problem.code().equals("CONFLICT")) {
          throw problem;
        }
      }
    }
    return attempt(file, dryRun, caller);
  }

  private ImportReport attempt(byte[] file, boolean dryRun, Caller caller) {
    References references = new References(archive.view());
    Organisation who = Organisations.require(caller, references);
    AllOrNothing rows = new AllOrNothing(file, COLUMNS, dryRun);
    archive.catchUp();
    Map<String, PilotFile> pilots = new HashMap<>();
    List<Draft<PilotEvent>> drafts = new ArrayList<>();
    rows.each(row -> drafts.add(draft(row.content(), who, references, pilots)), problem -> MATCH);
    return rows.end(drafts, desk::write);
  }

  /** The event of a row; the pilot goes on from it, so that the next row finds it there. */
  private Draft<PilotEvent> draft(
      ObjectNode cells,
      @Nullable Organisation who,
      References references,
      Map<String, PilotFile> pilots) {
    String match = cells.path(MATCH).asString("");
    if (match.isEmpty()) {
      throw Problem.invalid(
          "run", List.of(new Violation(MATCH, "REQUIRED", "a value is expected")));
    }
    PilotFile file = pilots.get(match);
    if (file == null) {
      file =
          archive
              .find(match)
              .orElseThrow(() ->
                  Problem.invalid(
                      "run",
                      List.of(
                          new Violation(
                              MATCH, "UNKNOWN_REFERENCE", "there is no pilot of " + match))));
      if (who != null) {
        Parties.authorise(who, file.agreement(), EventType.RUN, references);
      }
      pilots.put(match, file);
    }
    ObjectNode body = cells.deepCopy();
    body.remove(MATCH);
    Deed deed = new Commands(references).run(body);
    Draft<PilotEvent> draft = desk.draft(file, deed, who, references);
    file.pilot().apply(PilotWords.event(draft.record()));
    return draft;
  }
}
