package dev.salto.matching.market;

import dev.salto.matching.life.Gate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The gates of an agreed match, those that are counted behind those of the pair. */
final class AgreedGates {

  private AgreedGates() {}

  /** The same with this gate in the place of the one with its code. */
  static List<Gate> with(List<Gate> gates, Gate gate) {
    List<Gate> next = new ArrayList<>(gates);
    next.removeIf(it -> it.code().equals(gate.code()));
    next.add(gate);
    next.sort(Comparator.comparingInt(AgreedGates::place));
    return next;
  }

  private static int place(Gate gate) {
    return switch (gate.code()) {
      case Gate.FACILITY -> 1;
      case Gate.BACKING -> 2;
      default -> 0;
    };
  }
}
