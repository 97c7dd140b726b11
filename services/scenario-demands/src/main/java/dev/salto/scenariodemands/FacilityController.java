package dev.salto.scenariodemands;

import dev.salto.kit.imports.CsvImport;
import dev.salto.kit.posting.PostingController;
import dev.salto.kit.posting.Postings;
import dev.salto.records.Facility;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/facilities}. */
@RestController
@RequestMapping("/api/v1/facilities")
final class FacilityController extends PostingController<Facility> {

  FacilityController(Postings<Facility> postings, CsvImport<Facility> csv) {
    super(postings, csv);
  }
}
