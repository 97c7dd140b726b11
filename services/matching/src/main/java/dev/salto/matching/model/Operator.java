package dev.salto.matching.model;

/** How a requirement compares. */
public enum Operator {
  AT_LEAST(">="),
  AT_MOST("<="),
  EQUAL("=");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  /** As written in CSV and records: {@code >=}, {@code <=} or {@code =}. */
  public String sign() {
    return sign;
  }

  /**
   * Reads a sign.
   *
   * @throws IllegalArgumentException where it is none of the three
   */
  public static Operator of(String sign) {
    for (Operator operator : values()) {
      if (operator.sign.equals(sign)) {
        return operator;
      }
    }
    throw new IllegalArgumentException("Operator '" + sign + "' is none of >=, <=, =");
  }
}
