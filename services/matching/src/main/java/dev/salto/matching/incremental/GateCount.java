package dev.salto.matching.incremental;

import dev.salto.matching.life.Gate;
import dev.salto.matching.model.Policy;

/**
 * How many gates a border is.
 *
 * @param funds between buyers and institutes of two jurisdictions
 * @param site between scenarios and institutes of two
 */
record GateCount(int funds, int site) {

  static GateCount of(Policy policy) {
    var gates = policy.crossBorderGates();
    return new GateCount(
        gates.contains(Gate.FUNDS) ? 1 : 0,
        (gates.contains(Gate.GOODS) ? 1 : 0) + (gates.contains(Gate.DATA) ? 1 : 0));
  }
}
