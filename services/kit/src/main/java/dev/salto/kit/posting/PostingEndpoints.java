package dev.salto.kit.posting;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.asking.Organisations;
import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.Document;
import dev.salto.kit.view.Page;
import dev.salto.kit.view.References;
import dev.salto.kit.view.Selection;
import dev.salto.records.Organisation;
import java.net.URI;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The REST face of a kind of posting that is posted one by one. A service's controller extends it
 * and names the path.
 *
 * @param <T> the record of the kind
 */
public abstract class PostingEndpoints<T extends SpecificRecord> {

  private final Postings<T> postings;

  protected PostingEndpoints(Postings<T> postings) {
    this.postings = postings;
  }

  protected final Postings<T> postings() {
    return postings;
  }

  /** Posts one. 201 with its place and ETag. */
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<ObjectNode> create(@RequestBody JsonNode body, Caller caller) {
    return created(postings.create(body, caller), caller);
  }

  /** 201 that shows this document with its place and ETag. */
  protected final ResponseEntity<ObjectNode> created(Document<T> posted, Caller caller) {
    URI place =
        ServletUriComponentsBuilder.fromCurrentRequestUri()
            .pathSegment(posted.id())
            .build()
            .encode()
            .toUri();
    return ResponseEntity.created(URI.create(place.getRawPath()))
        .eTag(posted.etag())
        .body(shown(posted, caller));
  }

  /** Reads one, whatever its status; who may not see it is told that there is none. */
  @GetMapping("/{id}")
  public ResponseEntity<ObjectNode> read(@PathVariable String id, Caller caller) {
    Document<T> document = postings.require(id);
    T record = document.record();
    if (record != null && !postings.kind().sees(record, viewer(caller))) {
      throw Problem.notFound(postings.kind().noun(), id);
    }
    return answer(document, caller);
  }

  /** Changes its terms. */
  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<ObjectNode> change(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody JsonNode body,
      Caller caller) {
    return answer(postings.change(id, ifMatch, body, caller), caller);
  }

  /** Withdraws it. */
  @DeleteMapping("/{id}")
  public ResponseEntity<ObjectNode> withdraw(
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      Caller caller) {
    return answer(postings.withdraw(id, ifMatch, caller), caller);
  }

  /** Lists: {@code park}, {@code status} (ALL for every one), {@code q} and the kind's filters. */
  @GetMapping
  public Page<ObjectNode> list(
      @RequestParam MultiValueMap<String, String> parameters, Caller caller) {
    ListRequest request = ListRequest.of(parameters, postings.kind().filters());
    Organisation viewer = viewer(caller);
    Selection selection =
        postings.kind().seen(request.selection(postings.kind().standing()), viewer);
    return postings
        .view()
        .documents()
        .page(postings.kind().topic(), selection, request.page(), request.size())
        .map(document -> shown(document, viewer));
  }

  /**
   * The answer that shows this document with its ETag. It is not for caches: what is shown depends
   * on who asks and on the park's day, the tag on the record alone.
   */
  protected final ResponseEntity<ObjectNode> answer(Document<T> document, Caller caller) {
    return ResponseEntity.ok()
        .eTag(document.etag())
        .cacheControl(CacheControl.noStore())
        .body(shown(document, caller));
  }

  private ObjectNode shown(Document<T> document, Caller caller) {
    return shown(document, viewer(caller));
  }

  private @Nullable Organisation viewer(Caller caller) {
    return Organisations.viewer(caller, new References(postings.view())).orElse(null);
  }

  private ObjectNode shown(Document<T> document, @Nullable Organisation viewer) {
    T record = document.record();
    if (record != null) {
      return postings.kind().present(record, viewer);
    }
    ObjectNode unreadable = JsonNodeFactory.instance.objectNode();
    unreadable.put(postings.kind().idField(), document.id());
    unreadable.put("park", document.park());
    unreadable.put("status", document.status());
    return unreadable;
  }
}
