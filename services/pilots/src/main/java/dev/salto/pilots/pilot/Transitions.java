package dev.salto.pilots.pilot;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A state machine as a table. Each line is {@code state | events | states that may follow}; what
 * stands in no line is refused.
 *
 * @param <S> its states
 */
public final class Transitions<S extends Enum<S>> {

  private final Class<S> states;
  private final Map<S, Map<EventType, Set<S>>> table;

  private Transitions(Class<S> states) {
    this.states = states;
    this.table = new EnumMap<>(states);
  }

  static <S extends Enum<S>> Transitions<S> of(Class<S> states, String lines) {
    Transitions<S> transitions = new Transitions<>(states);
    for (String line : lines.strip().lines().toList()) {
      String[] cells = line.strip().split("\\s*\\|\\s*");
      Set<S> next = EnumSet.noneOf(states);
      for (String state : cells[2].split("\\s+")) {
        next.add(Enum.valueOf(states, state));
      }
      Map<EventType, Set<S>> row =
          transitions.table.computeIfAbsent(
              Enum.valueOf(states, cells[0]), missing -> new EnumMap<>(EventType.class));
      for (String event : cells[1].split("\\s+")) {
        row.put(EventType.valueOf(event), next);
      }
    }
    return transitions;
  }

  /** Whether this may happen in this state. */
  public boolean allows(S state, EventType event) {
    return !after(state, event).isEmpty();
  }

  /** The states that may follow; empty where it is refused. */
  public Set<S> after(S state, EventType event) {
    return table.getOrDefault(state, Map.of()).getOrDefault(event, EnumSet.noneOf(states));
  }

  /** What may happen in this state, in the order of the event types. */
  public List<EventType> allowed(S state) {
    return new ArrayList<>(table.getOrDefault(state, Map.of()).keySet());
  }

  /** The one state that follows; the same where this may not happen. */
  S next(S state, EventType event) {
    return after(state, event).stream().findFirst().orElse(state);
  }
}
