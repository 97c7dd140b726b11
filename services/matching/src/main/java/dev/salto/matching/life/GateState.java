package dev.salto.matching.life;

/** Whether what a gate stands for is allowed. */
public enum GateState {
  PENDING,
  MET,
  REFUSED
}
