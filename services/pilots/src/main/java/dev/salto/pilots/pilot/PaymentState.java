package dev.salto.pilots.pilot;

/** Where a payment stands. */
public enum PaymentState {
  /** It counts. */
  RECORDED,
  REVERSED;

  public static final Transitions<PaymentState> TABLE =
      Transitions.of(
          PaymentState.class,
          """
          RECORDED | REVERSED | REVERSED
          """);
}
