package dev.salto.buyerorders;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.imports.CsvImport;
import dev.salto.kit.imports.ImportReport;
import dev.salto.kit.imports.Template;
import dev.salto.kit.imports.UploadedFile;
import dev.salto.kit.posting.PostingController;
import dev.salto.kit.posting.Postings;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Document;
import dev.salto.records.BuyerOrder;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/orders}, with the evidence behind them. */
@RestController
@RequestMapping("/api/v1/orders")
final class OrderController extends PostingController<BuyerOrder> {

  private final EvidenceDesk evidence;
  private final VerificationDesk verification;
  private final JsonMapper json;

  OrderController(
      Postings<BuyerOrder> postings,
      CsvImport<BuyerOrder> csv,
      EvidenceDesk evidence,
      VerificationDesk verification,
      JsonMapper json) {
    super(postings, csv);
    this.evidence = evidence;
    this.verification = verification;
    this.json = json;
  }

  /** Adds a document; answers the order. */
  @PostMapping(path = "/{id}/evidence", consumes = "application/json")
  ResponseEntity<ObjectNode> add(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody JsonNode body,
      Caller caller) {
    return added(evidence.add(id, ifMatch, body, null, caller), caller);
  }

  /** Adds a document with its file: the parts {@code document}, as JSON, and {@code file}. */
  @PostMapping(path = "/{id}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<ObjectNode> upload(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      HttpServletRequest request,
      Caller caller)
      throws IOException, ServletException {
    JsonNode body;
    try {
      body = json.readTree(part(request, "document"));
    } catch (JacksonException e) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "MALFORMED",
          "The part document could not be read as JSON; nothing was taken.");
    }
    return added(evidence.add(id, ifMatch, body, part(request, "file"), caller), caller);
  }

  private static byte[] part(HttpServletRequest request, String name)
      throws IOException, ServletException {
    Part part = request.getPart(name);
    if (part == null) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST, "NO_FILE", "The form has no part named " + name + ".");
    }
    try (InputStream in = part.getInputStream()) {
      return in.readAllBytes();
    }
  }

  private ResponseEntity<ObjectNode> added(Document<BuyerOrder> order, Caller caller) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .eTag(order.etag())
        .body(answer(order, caller).getBody());
  }

  /** The file of a document: to be saved, never to be shown or run in a browser's own window. */
  @GetMapping("/{id}/evidence/{n}/file")
  ResponseEntity<byte[]> file(@PathVariable String id, @PathVariable int n, Caller caller) {
    EvidenceDesk.StoredFile file = evidence.file(id, n, caller);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .cacheControl(CacheControl.noStore())
        .body(file.content());
  }

  /** Verifies or refuses a document; answers the order. */
  @PostMapping(path = "/{id}/evidence/{n}/verification", consumes = "application/json")
  ResponseEntity<ObjectNode> verify(
      @PathVariable String id,
      @PathVariable int n,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody JsonNode body,
      Caller caller) {
    return answer(verification.verify(id, n, ifMatch, body, caller), caller);
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
