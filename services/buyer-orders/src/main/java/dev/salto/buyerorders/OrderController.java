package dev.salto.buyerorders;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.imports.CsvImport;
import dev.salto.kit.imports.ImportReport;
import dev.salto.kit.imports.Template;
import dev.salto.kit.imports.UploadedFile;
import dev.salto.kit.posting.PostingController;
import dev.salto.kit.posting.Postings;
import dev.salto.kit.view.Document;
import dev.salto.records.BuyerOrder;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/orders}, with the evidence behind them. */
@RestController
@RequestMapping("/api/v1/orders")
final class OrderController extends PostingController<BuyerOrder> {

  private final EvidenceDesk desk;

  OrderController(Postings<BuyerOrder> postings, CsvImport<BuyerOrder> csv, EvidenceDesk desk) {
    super(postings, csv);
    this.desk = desk;
  }

  /** Adds a document; answers the order. */
  @PostMapping(path = "/{id}/evidence", consumes = "application/json")
  ResponseEntity<ObjectNode> add(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody JsonNode body,
      Caller caller) {
    Document<BuyerOrder> order = desk.add(id, ifMatch, body, caller);
    return ResponseEntity.status(HttpStatus.CREATED)
        .eTag(order.etag())
        .body(answer(order, caller).getBody());
  }

  /** Verifies or refuses a document; answers the order. */
  @PostMapping(path = "/{id}/evidence/{n}/verification", consumes = "application/json")
  ResponseEntity<ObjectNode> verify(
      @PathVariable String id,
      @PathVariable int n,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody JsonNode body,
      Caller caller) {
    return answer(desk.verify(id, n, ifMatch, body, caller), caller);
  }

  /** {@code /api/v1/verifications/import}. */
  @RestController
  @RequestMapping("/api/v1/verifications")
  static final class Verifications {

    private final VerificationImport imports;

    Verifications(VerificationImport imports) {
      this.imports = imports;
    }

    @GetMapping("/import")
    ResponseEntity<byte[]> template(@RequestParam(defaultValue = "en") String lang) {
      return Template.of(imports, lang);
    }

    @PostMapping("/import")
    ImportReport imports(
        HttpServletRequest request,
        @RequestParam(defaultValue = "false") boolean dryRun,
        Caller caller) {
      return imports.run(UploadedFile.read(request), dryRun, caller);
    }
  }
}
