package dev.salto.matcher.rest;

import dev.salto.matching.explanation.Explanation;
import dev.salto.matching.explanation.Gap;
import dev.salto.matching.explanation.HeldBy;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Explanations and gaps as JSON; only such as were prepared for their viewer come here. */
final class ExplanationJson {

  private ExplanationJson() {}

  static ObjectNode of(Explanation explanation) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("offer", explanation.offer());
    node.put("order", explanation.order());
    if (explanation.scenario() != null) {
      node.put("scenario", explanation.scenario());
    }
    node.put("eligible", explanation.eligible());
    if (explanation.firstFailing() != null) {
      node.put("firstFailing", explanation.firstFailing().name());
    }
    ArrayNode criteria = node.putArray("criteria");
    explanation
        .criteria()
        .forEach(it -> {
          ObjectNode criterion = criteria.addObject().put("code", it.code().name());
          if (it.ok() != null) {
            criterion.put("ok", it.ok());
          }
          put(criterion, "expected", it.expected());
          put(criterion, "actual", it.actual());
        });
    node.put("score", explanation.score());
    ObjectNode parts = node.putObject("parts");
    explanation.parts().asMap().forEach((name, points) -> parts.put(name, points));
    if (explanation.match() != null) {
      node.put("match", explanation.match());
    }
    put(node.putArray("heldBy"), explanation.heldBy());
    return node;
  }

  static void put(ArrayNode node, List<HeldBy> holders) {
    holders.forEach(it ->
        node.addObject()
            .put("match", it.match())
            .put("offer", it.offer())
            .put("order", it.order())
            .put("score", it.score()));
  }

  static ObjectNode of(Gap gap) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("offer", gap.offer());
    node.put("order", gap.order());
    node.put("scenario", gap.scenario());
    node.put("code", gap.code().name());
    put(node, "expected", gap.expected());
    put(node, "actual", gap.actual());
    node.put("score", gap.score());
    return node;
  }

  private static void put(
      ObjectNode node, String name, @org.jspecify.annotations.Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }
}
