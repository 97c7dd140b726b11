package dev.salto.matching.life;

import dev.salto.matching.model.FacilityKind;
import java.util.List;

/**
 * The facility that an agreed match needs, by the terms that it was agreed on.
 *
 * @param turn its number among the matches of the park that need one, in the order in which they
 *     were agreed: the lower is served first
 * @param kind of the facility
 * @param fields its field has to be related to one of these; codes of the field vocabulary
 * @param spaceM2 floor space that is taken, in square metres; 0 where none is asked for
 */
public record FacilityNeed(int turn, FacilityKind kind, List<String> fields, int spaceM2) {

  public FacilityNeed {
    fields = List.copyOf(fields);
  }
}
