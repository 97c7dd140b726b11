package dev.salto.scenariodemands;

import dev.salto.kit.imports.CsvImport;
import dev.salto.kit.posting.PostingController;
import dev.salto.kit.posting.Postings;
import dev.salto.records.ScenarioDemand;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/scenarios}. */
@RestController
@RequestMapping("/api/v1/scenarios")
final class ScenarioController extends PostingController<ScenarioDemand> {

  ScenarioController(Postings<ScenarioDemand> postings, CsvImport<ScenarioDemand> csv) {
    super(postings, csv);
  }
}
