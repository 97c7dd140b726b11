package dev.salto.kit.imports;

import org.jspecify.annotations.Nullable;

/** A cell that cannot be read. */
final class BadCellException extends Exception {

  private final String code;
  private final @Nullable String column;

  BadCellException(String code, String expected) {
    this(code, expected, null);
  }

  /** One whose fault lies in another column. */
  BadCellException(String code, String expected, @Nullable String column) {
    super(expected);
    this.code = code;
    this.column = column;
  }

  String column(String usual) {
    return column == null ? usual : column;
  }

  String code() {
    return code;
  }
}
