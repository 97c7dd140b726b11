package dev.salto.buyerorders;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.json.RecordJson;
import dev.salto.kit.market.OrderKind;
import dev.salto.kit.posting.Draft;
import dev.salto.kit.posting.Findings;
import dev.salto.kit.posting.Postings;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.References;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Evidence;
import dev.salto.records.Organisation;
import dev.salto.records.ParkPolicy;
import dev.salto.schemas.FieldRules;
import dev.salto.schemas.Topics;
import dev.salto.schemas.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where documents are laid behind an order, and their files taken in and handed out. */
final class EvidenceDesk {

  private final Postings<BuyerOrder> orders;
  private final DocumentFiles files;

  EvidenceDesk(Postings<BuyerOrder> orders, DocumentFiles files) {
    this.orders = orders;
    this.files = files;
  }

  /**
   * Adds a document, numbered behind the last.
   *
   * @param file its content, to be kept here; null where it stays with its owner
   */
  Document<BuyerOrder> add(
      String id, @Nullable String ifMatch, JsonNode body, byte @Nullable [] file, Caller caller) {
    Findings findings = new Findings(new References(orders.view()));
    Organisation who = Organisations.require(caller, findings.references());
    Document<BuyerOrder> before = open(id, ifMatch);
    if (who != null) {
      orders.kind().authorise(before.content(), before.content(), who);
    }
    if (file == null) {
      return write(draft(before, body, null, findings));
    }
    try (DocumentFiles.Upload upload = files.receive(file)) {
      Draft<BuyerOrder> draft = draft(before, body, upload, findings);
      upload.keep();
      return write(draft);
    }
  }

  private Draft<BuyerOrder> draft(
      Document<BuyerOrder> before,
      JsonNode body,
      DocumentFiles.@Nullable Upload upload,
      Findings findings) {
    BuyerOrder order = before.content();
    List<Evidence> evidence = new ArrayList<>(order.getEvidence());
    int n = evidence.stream().mapToInt(Evidence::getN).max().orElse(0) + 1;
    List<Violation> violations = new ArrayList<>();
    Evidence document = document(body, n, upload, violations);
    OrderKind.evidence("", document, List.copyOf(evidence), day(order, findings), findings);
    evidence.add(document);
    BuyerOrder after = BuyerOrder.newBuilder(order).setEvidence(evidence).build();
    violations.addAll(ofDocument(FieldRules.check(after)));
    violations.addAll(findings.violations());
    if (!violations.isEmpty()) {
      throw Problem.invalid("evidence", violations);
    }
    Draft<BuyerOrder> draft = new Draft<>(before.id(), before.offset(), after);
    inUse(() -> orders.checkClaims(draft));
    return draft;
  }

  private Document<BuyerOrder> write(Draft<BuyerOrder> draft) {
    List<Document<BuyerOrder>> written = new ArrayList<>();
    inUse(() -> written.addAll(orders.write(List.of(draft))));
    return written.getFirst();
  }

  /** Tells what is said of the order's documents as said of the one at hand. */
  private static void inUse(Runnable asked) {
    try {
      asked.run();
    } catch (Problem problem) {
      throw Problem.of(
          problem.status(),
          problem.code(),
          problem.detail(),
          ofDocument(problem.errors()),
          problem.more());
    }
  }

  /**
   * The file of a document, for the buyer and verifiers.
   *
   * @throws Problem 403 for others, 404 where there is no such document or its file isn't here
   */
  StoredFile file(String id, int n, Caller caller) {
    Organisation who = Organisations.require(caller, new References(orders.view()));
    Document<BuyerOrder> found = orders.require(id);
    BuyerOrder order = found.record();
    if (order == null) {
      throw Problem.notFound("order", id);
    }
    if (!OrderKind.seesSealed(order, who)) {
      throw Problem.notAllowed(
          "The files of the order " + id + " are for its buyer and for verifiers alone.");
    }
    Evidence document =
        order.getEvidence().stream()
            .filter(it -> it.getN() == n)
            .findFirst()
            .orElseThrow(() -> Problem.notFound("evidence of " + id, String.valueOf(n)));
    String sha256 = document.getSha256();
    String mediaType = document.getMediaType();
    if (sha256 == null || mediaType == null) {
      throw Problem.of(
          HttpStatus.NOT_FOUND, "NO_FILE", "The file of this document stays with its owner.");
    }
    byte[] content =
        files
            .read(sha256)
            .orElseThrow(() ->
                Problem.of(
                    HttpStatus.NOT_FOUND,
                    "FILE_MISSING",
                    "The file is not in the folder of this instance; its operator can bring it back."));
    String extension = FileKind.of(mediaType).map(FileKind::extension).orElse("");
    return new StoredFile(id + "-" + n + extension, mediaType, content);
  }

  /**
   * A file to hand out.
   *
   * @param name under which it is saved
   */
  record StoredFile(String name, String mediaType, byte[] content) {}

  /** The date in the order's park. */
  LocalDate day(BuyerOrder order, Findings findings) {
    ParkPolicy policy =
        findings
            .references()
            .find(Topics.PARK_POLICIES, order.getPark())
            .orElseThrow(() -> Problem.notFound("park", order.getPark()));
    return findings.day(policy);
  }

  /** Rules that an order breaks, told of the document that is at hand. */
  static List<Violation> ofDocument(List<Violation> violations) {
    return violations.stream()
        .map(it ->
            new Violation(
                it.field().replaceFirst("^evidence\\[\\d+]\\.(verification\\.)?", ""),
                it.code(),
                it.message()))
        .toList();
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

  private static Evidence document(
      JsonNode body, int n, DocumentFiles.@Nullable Upload upload, List<Violation> violations) {
    if (body.isObject()) {
      ObjectNode node = (ObjectNode) body.deepCopy();
      node.remove(OrderKind.OF_THE_SERVICE);
      node.put("n", n);
      if (upload != null) {
        String stated = node.path("sha256").asString("").strip();
        if (!stated.isEmpty() && !stated.equalsIgnoreCase(upload.sha256())) {
          violations.add(
              new Violation("sha256", "DIFFERS", "the file's is expected: " + upload.sha256()));
        }
        node.put("sha256", upload.sha256());
        node.put("mediaType", upload.kind().mediaType());
      }
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
