package dev.salto.matching.model;

import org.jspecify.annotations.Nullable;

/**
 * One text in up to three forms.
 *
 * @param zh simplified Chinese
 * @param zhHant traditional Chinese
 * @param en English
 */
public record Texts(@Nullable String zh, @Nullable String zhHant, @Nullable String en) {

  /** No text at all. */
  public static final Texts NONE = new Texts(null, null, null);
}
