package dev.salto.kit.imports;

/** A cell that cannot be read. */
final class BadCellException extends Exception {

  private final String code;

  BadCellException(String code, String expected) {
    super(expected);
    this.code = code;
  }

  String code() {
    return code;
  }
}
