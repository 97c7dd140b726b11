package dev.salto.kit.log;

/** A record that was certainly not written. */
public final class NotWrittenException extends Exception {

  NotWrittenException(String reason) {
    super(reason);
  }
}
