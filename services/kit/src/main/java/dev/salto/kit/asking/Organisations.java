package dev.salto.kit.asking;

import dev.salto.kit.problem.Problem;
import dev.salto.kit.view.References;
import dev.salto.records.Organisation;
import dev.salto.schemas.Topics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The organisations that may ask, as one service's view knows them. */
public final class Organisations {

  private Organisations() {}

  /**
   * The organisation that asks; null for the house.
   *
   * @throws Problem 401 {@code WHO_ASKS} if nobody says who they are, 403 {@code
   *     UNKNOWN_ORGANISATION} if there is no such organisation
   */
  public static @Nullable Organisation require(Caller caller, References references) {
    if (caller.house()) {
      return null;
    }
    if (caller.organisation() == null) {
      throw whoAsks();
    }
    return known(caller.organisation(), references);
  }

  /** 401 {@code WHO_ASKS}: nobody says who they are. */
  public static Problem whoAsks() {
    return Problem.of(
        HttpStatus.UNAUTHORIZED,
        "WHO_ASKS",
        "Say who asks: the header " + CallerResolver.HEADER + " with your organisation's id.");
  }

  /**
   * The organisation that looks; empty for anybody.
   *
   * @throws Problem 403 {@code UNKNOWN_ORGANISATION} if there is no such organisation
   */
  public static Optional<Organisation> viewer(Caller caller, References references) {
    return caller.organisation() == null
        ? Optional.empty()
        : Optional.of(known(caller.organisation(), references));
  }

  private static Organisation known(String id, References references) {
    return references
        .find(Topics.ORGANISATIONS, id)
        .orElseThrow(() ->
            Problem.of(
                HttpStatus.FORBIDDEN,
                "UNKNOWN_ORGANISATION",
                "There is no organisation with the id " + id + "; an agency can add it."));
  }
}
