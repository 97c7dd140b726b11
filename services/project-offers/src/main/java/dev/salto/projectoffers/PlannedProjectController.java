package dev.salto.projectoffers;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.posting.PostingEndpoints;
import dev.salto.kit.posting.Postings;
import dev.salto.kit.view.Document;
import dev.salto.records.PlannedProject;
import dev.salto.records.ProjectOffer;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/planned-projects}. */
@RestController
@RequestMapping("/api/v1/planned-projects")
final class PlannedProjectController extends PostingEndpoints<PlannedProject> {

  private final OfferingDesk desk;
  private final OfferController offers;

  PlannedProjectController(
      Postings<PlannedProject> postings, OfferingDesk desk, OfferController offers) {
    super(postings);
    this.desk = desk;
    this.offers = offers;
  }

  /** Turns it into an offer, once: 201 with the offer, 200 with it for whoever asks again. */
  @PostMapping(path = "/{id}/offer", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ObjectNode> offer(
      @PathVariable String id, @RequestBody JsonNode body, Caller caller) {
    OfferingDesk.Offered offered = desk.offer(id, body, caller);
    Document<ProjectOffer> offer = offered.offer();
    ResponseEntity<ObjectNode> shown = offers.read(offer.id(), caller);
    URI place =
        UriComponentsBuilder.fromPath("/api/v1/offers")
            .pathSegment(offer.id())
            .build()
            .encode()
            .toUri();
    return ResponseEntity.status(offered.anew() ? HttpStatus.CREATED : HttpStatus.OK)
        .headers(shown.getHeaders())
        .location(place)
        .body(shown.getBody());
  }
}
