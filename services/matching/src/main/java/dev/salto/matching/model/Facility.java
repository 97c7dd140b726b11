package dev.salto.matching.model;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A pilot platform, simulator or space of the park.
 *
 * @param field its field; null where it serves none in particular
 * @param places pilots it has room for at once; null is no limit
 * @param spaceM2 floor space it has in square metres; null is no limit
 * @param open false once withdrawn
 */
public record Facility(
    String id,
    FacilityKind kind,
    @Nullable String field,
    FacilityStatus status,
    @Nullable Integer places,
    @Nullable Integer spaceM2,
    boolean open) {

  /** A facility without limits. */
  public Facility(
      String id, FacilityKind kind, @Nullable String field, FacilityStatus status, boolean open) {
    this(id, kind, field, status, null, null, open);
  }

  /** Whether it is a pilot platform that stands and can be used. */
  public boolean isUsablePlatform() {
    return field != null && isUsable(FacilityKind.PILOT_PLATFORM);
  }

  /** Whether it is of this kind, stands and can be used. */
  public boolean isUsable(FacilityKind wanted) {
    return stands() && kind == wanted;
  }

  /** Whether it is built, and not withdrawn. */
  public boolean stands() {
    return open && status == FacilityStatus.BUILT;
  }

  /** Whether its field is one of these, above one or below one. */
  public boolean serves(Collection<String> fields) {
    String own = field;
    return own != null && fields.stream().anyMatch(it -> FieldCode.related(own, it));
  }
}
