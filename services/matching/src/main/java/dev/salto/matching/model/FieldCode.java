package dev.salto.matching.model;

/** Codes of the field vocabulary: a tree written with dots, such as 7 and its sub-code 7.2. */
public final class FieldCode {

  private FieldCode() {}

  /** Whether the two are equal or one is an ancestor of the other (design, criterion FIELD). */
  public static boolean related(String a, String b) {
    return a.equals(b) || isAncestor(a, b) || isAncestor(b, a);
  }

  private static boolean isAncestor(String upper, String lower) {
    return lower.length() > upper.length()
        && lower.charAt(upper.length()) == '.'
        && lower.startsWith(upper);
  }
}
