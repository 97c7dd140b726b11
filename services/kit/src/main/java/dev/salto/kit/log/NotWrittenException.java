package dev.salto.kit.log;

import dev.salto.kit.problem.Problem;
import org.springframework.http.HttpStatus;

/** A record that was certainly not written. */
public final class NotWrittenException extends Exception {

  private final boolean tooLarge;

  NotWrittenException(String reason, boolean tooLarge) {
    super(reason);
    this.tooLarge = tooLarge;
  }

  /** 413 {@code NOT_WRITTEN} for a record that the log does not take, else 503 to try again. */
  public Problem problem() {
    String detail = String.valueOf(getMessage());
    return tooLarge
        ? Problem.of(HttpStatus.CONTENT_TOO_LARGE, "NOT_WRITTEN", detail)
        : Problem.unavailable("NOT_WRITTEN", detail);
  }
}
