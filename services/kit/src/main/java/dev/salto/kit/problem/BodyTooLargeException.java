package dev.salto.kit.problem;

import java.io.IOException;

/** A request body that is longer than the path takes. */
public final class BodyTooLargeException extends IOException {

  private final long limit;

  BodyTooLargeException(long limit) {
    super("body over " + limit + " bytes");
    this.limit = limit;
  }

  /** A sentence with the limit. */
  public String detail() {
    return "The body is larger than the " + limit / 1024 + " KiB that this path takes.";
  }
}
