package dev.salto.matching.score;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A score by part, in points (design, table "Score"). The total is their sum, 0 to 10000.
 *
 * @param text 0 to 3000
 * @param fields 0 to 2000
 * @param capability 0 to 1500
 * @param readiness 0, 500 or 1000
 * @param gates 0 to 1000
 * @param timing 0 to 500
 * @param trackRecord 0 to 1000
 */
public record ScoreParts(
    int text, int fields, int capability, int readiness, int gates, int timing, int trackRecord) {

  /** No points, where a score can't be told. */
  public static final ScoreParts NONE = new ScoreParts(0, 0, 0, 0, 0, 0, 0);

  /** The most that each part can have: together 10000. */
  public static final ScoreParts MOST = new ScoreParts(3000, 2000, 1500, 1000, 1000, 500, 1000);

  /** The score: 0 to 10000. */
  public int total() {
    return text + fields + capability + readiness + gates + timing + trackRecord;
  }

  /** The same with another number of pending gates; nothing else of a score changes with gates. */
  public ScoreParts withPendingGates(int pending) {
    return new ScoreParts(
        text, fields, capability, readiness, Score.gates(pending), timing, trackRecord);
  }

  /** By name, in the order of the design's table. */
  public Map<String, Integer> asMap() {
    Map<String, Integer> parts = new LinkedHashMap<>();
    parts.put("text", text);
    parts.put("fields", fields);
    parts.put("capability", capability);
    parts.put("readiness", readiness);
    parts.put("gates", gates);
    parts.put("timing", timing);
    parts.put("trackRecord", trackRecord);
    return parts;
  }

  /** Reads what {@link #asMap} gives; a part that is missing has no points. */
  public static ScoreParts of(Map<String, Integer> parts) {
    return new ScoreParts(
        parts.getOrDefault("text", 0),
        parts.getOrDefault("fields", 0),
        parts.getOrDefault("capability", 0),
        parts.getOrDefault("readiness", 0),
        parts.getOrDefault("gates", 0),
        parts.getOrDefault("timing", 0),
        parts.getOrDefault("trackRecord", 0));
  }
}
