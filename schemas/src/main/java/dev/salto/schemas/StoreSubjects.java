package dev.salto.schemas;

/** Subjects of what the matcher's own store keeps; no topic for others carries them. */
public final class StoreSubjects {

  public static final String PAIRS = "salto.matcher.pairs-value";
  public static final String PARKS = "salto.matcher.parks-value";

  private StoreSubjects() {}
}
