package dev.salto.kit.asking;

import org.jspecify.annotations.Nullable;

/**
 * Who asks. Controllers take it as an argument; where it comes from is {@link CallerResolver}'s
 * alone.
 *
 * @param organisation id of the organisation that asks, null where nobody says who they are
 * @param house true only for what the product does by itself, such as loading its sample; no
 *     request from outside is ever the house
 */
public record Caller(@Nullable String organisation, boolean house) {

  /** The product itself. */
  public static final Caller HOUSE = new Caller(null, true);
}
