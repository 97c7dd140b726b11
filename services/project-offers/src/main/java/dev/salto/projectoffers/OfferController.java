package dev.salto.projectoffers;

import dev.salto.kit.imports.CsvImport;
import dev.salto.kit.posting.PostingController;
import dev.salto.kit.posting.Postings;
import dev.salto.records.ProjectOffer;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/offers}. */
@RestController
@RequestMapping("/api/v1/offers")
final class OfferController extends PostingController<ProjectOffer> {

  OfferController(Postings<ProjectOffer> postings, CsvImport<ProjectOffer> csv) {
    super(postings, csv);
  }
}
