package dev.salto.matcher.rest;

import dev.salto.matching.explanation.HeldBy;
import dev.salto.matching.explanation.Viewer;
import dev.salto.matching.life.Cause;
import dev.salto.matching.life.Match;
import dev.salto.matching.market.MatchChange;
import dev.salto.matching.market.PairKey;
import dev.salto.matching.market.Preview;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Previews as JSON. */
final class PreviewJson {

  /** The nearest of the gaps: enough to see what to change. */
  private static final int GAPS = 20;

  private PreviewJson() {}

  /**
   * A preview as the posting's owner may see it.
   *
   * @param kind {@code offer} or {@code order}
   * @param own whether a match is one of the posting's
   */
  static ObjectNode of(
      String kind, String id, Preview preview, Predicate<Match> own, Viewer viewer) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put(kind, id);
    ArrayNode matches = node.putArray("matches");
    ArrayNode displaced = node.putArray("displaced");
    ArrayNode ended = node.putArray("ended");
    ArrayNode following = node.putArray("following");
    for (MatchChange change : preview.changes()) {
      Match match = change.match();
      switch (change.type()) {
        case PROPOSED -> {
          if (own.test(match)) {
            proposed(matches.addObject(), match)
                .put("priceTested", !preview.untested().contains(PairKey.of(match)));
          } else {
            proposed(following.addObject(), match);
          }
        }
        case DISPLACED -> {
          ObjectNode one = pair(displaced.addObject().put("match", match.id()), match);
          HeldBy holder = preview.holders().get(match.id());
          if (holder != null) {
            ObjectNode by = one.putObject("by");
            by.put("offer", holder.offer()).put("order", holder.order());
            by.put("score", holder.score());
          }
        }
        case WITHDRAWN, REVOKED, EXPIRED -> {
          ObjectNode one = pair(ended.addObject().put("match", match.id()), match);
          one.put("type", change.type().name());
          Cause cause = match.cause();
          if (cause != null) {
            one.put("cause", cause.code());
          }
        }
        default -> {
          // A standing match goes on, with other gates.
        }
      }
    }
    ArrayNode unmet = node.putArray("unmet");
    preview
        .unmet()
        .forEach(it ->
            unmet
                .addObject()
                .put("order", it.order())
                .put("scenario", it.scenario())
                .put("lots", it.lots()));
    ExplanationJson.put(node.putArray("heldBy"), preview.heldBy());
    ArrayNode gaps = node.putArray("gaps");
    preview.gaps().stream()
        .limit(GAPS)
        .forEach(gap -> gaps.add(ExplanationJson.of(gap.seenBy(viewer))));
    node.put("pricesUntested", preview.untested().size());
    return node;
  }

  private static ObjectNode proposed(ObjectNode node, Match match) {
    pair(node, match);
    ObjectNode parts = node.putObject("parts");
    match.parts().asMap().forEach((name, points) -> parts.put(name, points));
    ArrayNode gates = node.putArray("gates");
    match
        .gates()
        .forEach(
            gate -> gates.addObject().put("code", gate.code()).put("state", gate.state().name()));
    return node;
  }

  private static ObjectNode pair(ObjectNode node, Match match) {
    return node.put("offer", match.offer())
        .put("scenario", match.scenario())
        .put("order", match.order())
        .put("score", match.score());
  }
}
