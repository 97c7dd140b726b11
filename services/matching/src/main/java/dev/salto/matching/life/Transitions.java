package dev.salto.matching.life;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which state follows when something happens to a match (design, "Life of a match"). What is not in
 * the table does not happen: a deed is refused with the code of {@link Happening#refusal}, a fact
 * leaves the match as it is.
 */
public final class Transitions {

  // In a state without a line, that of a match that is over, nothing happens any more.
  private static final Map<MatchState, Map<Happening, MatchState>> TABLE =
      table(
          """
          state     ACCEPT  DECLINE   GATE      REFUSE_GATE
          PROPOSED  AGREED  DECLINED  PROPOSED  WITHDRAWN
          AGREED    -       -         AGREED    WITHDRAWN
          PILOTING  -       -         PILOTING  FAILED

          state      START     DELIVER    PAY   CLOSE   FAIL
          AGREED     PILOTING  -          -     -       FAILED
          PILOTING   -         DELIVERED  -     -       FAILED
          DELIVERED  -         -          PAID  -       FAILED
          PAID       -         -          -     CLOSED  -

          state     WITHDRAWN_LEG  CHANGED_LEG  UNFIT      UNBACKED  AWARDED    UNANSWERED  OUTRANKED
          PROPOSED  WITHDRAWN      WITHDRAWN    WITHDRAWN  REVOKED   WITHDRAWN  EXPIRED     DISPLACED
          AGREED    WITHDRAWN      -            -          -         WITHDRAWN  -           -
          """);

  private Transitions() {}

  /** The state after something happened in a state; null where it can't happen in it. */
  public static @Nullable MatchState after(MatchState state, Happening happening) {
    Map<Happening, MatchState> line = TABLE.get(state);
    return line == null ? null : line.get(happening);
  }

  private static Map<MatchState, Map<Happening, MatchState>> table(String text) {
    Map<MatchState, Map<Happening, MatchState>> table = new EnumMap<>(MatchState.class);
    for (String part : text.split("\n\n")) {
      List<List<String>> lines = part.lines().map(Transitions::cells).toList();
      List<String> head = lines.getFirst();
      for (List<String> line : lines.subList(1, lines.size())) {
        Map<Happening, MatchState> of =
            table.computeIfAbsent(
                MatchState.valueOf(line.getFirst()), state -> new EnumMap<>(Happening.class));
        for (int at = 1; at < head.size(); at++) {
          if (!line.get(at).equals("-")) {
            of.put(Happening.valueOf(head.get(at)), MatchState.valueOf(line.get(at)));
          }
        }
      }
    }
    return table;
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.strip().split("\\s+"));
  }
}
