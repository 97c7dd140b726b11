package dev.salto.kit.json;

import dev.salto.records.Match;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How every answer about what came of a match begins. */
public final class MatchJson {

  private static final List<String> WHOSE =
      List.of("park", "offer", "scenario", "order", "institute", "buyer", "titles", "names");

  private MatchJson() {}

  /** The match by its id, with its legs and its parties and what they are called. */
  public static ObjectNode head(Match match) {
    ObjectNode head = JsonNodeFactory.instance.objectNode().put("match", match.getId());
    head.setAll(RecordJson.write(match).retain(WHOSE));
    return head;
  }
}
