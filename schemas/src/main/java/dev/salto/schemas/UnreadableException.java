package dev.salto.schemas;

/** Bytes that are no record of the expected type. */
public final class UnreadableException extends Exception {

  private final String code;

  UnreadableException(String code, String reason) {
    super(reason);
    this.code = code;
  }

  /** EMPTY, NOT_WIRE_FORMAT, UNKNOWN_SCHEMA or NOT_AVRO. */
  public String code() {
    return code;
  }

  /** What was found and what was expected. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
