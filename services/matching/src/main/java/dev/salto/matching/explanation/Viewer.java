package dev.salto.matching.explanation;

/** On whose side someone stands who reads an explanation, which decides what figures are shown. */
public enum Viewer {
  /** The institute of the offer: sees its own price. */
  INSTITUTE_SIDE,
  /** The buyer of the order: sees its own budget. */
  BUYER_SIDE,
  /** Everyone else: sees neither. */
  NEITHER
}
