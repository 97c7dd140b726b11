package dev.salto.projectoffers;

import dev.salto.kit.posting.PostingEndpoints;
import dev.salto.kit.posting.Postings;
import dev.salto.records.Consent;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/consents}. */
@RestController
@RequestMapping("/api/v1/consents")
final class ConsentController extends PostingEndpoints<Consent> {

  ConsentController(Postings<Consent> postings) {
    super(postings);
  }
}
