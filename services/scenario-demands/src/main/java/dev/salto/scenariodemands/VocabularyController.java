package dev.salto.scenariodemands;

import dev.salto.kit.vocabulary.Vocabularies;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/vocabularies}: fields, attributes, permits, labels. */
@RestController
final class VocabularyController {

  @GetMapping("/api/v1/vocabularies")
  Map<String, Collection<?>> vocabularies() {
    Vocabularies shipped = Vocabularies.shipped();
    Map<String, Collection<?>> all = new LinkedHashMap<>();
    all.put("fields", shipped.fields().values());
    all.put("attributes", shipped.attributes().values());
    all.put("permits", shipped.permits().values());
    all.put("labels", shipped.labels());
    return all;
  }
}
