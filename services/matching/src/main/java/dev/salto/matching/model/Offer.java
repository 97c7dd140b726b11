package dev.salto.matching.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project ready for pilot transfer, as the matcher needs it.
 *
 * @param fields codes of the field vocabulary
 * @param trl technology readiness level, 1 to 9
 * @param permits codes of permits it holds
 * @param price of one pilot
 * @param pilots how many it can run at once
 * @param availableFrom first day; null is no limit
 * @param availableUntil last day; null is no limit
 * @param spaceM2 floor space it needs in square metres; null is none
 * @param platformField field of the pilot platform it needs; null is none
 * @param open false once withdrawn
 * @param version counts changes of terms by the owner, from 1
 * @param postedAt of the first posting; a change keeps it
 * @param heldPermits documents of permits it holds; a permit without one counts without limit
 * @param record what pilots have shown of it
 */
public record Offer(
    String id,
    String park,
    Party institute,
    Texts title,
    Texts summary,
    List<String> fields,
    List<Capability> capabilities,
    int trl,
    List<String> permits,
    Money price,
    int pilots,
    @Nullable LocalDate availableFrom,
    @Nullable LocalDate availableUntil,
    @Nullable Integer spaceM2,
    @Nullable String platformField,
    boolean open,
    int version,
    Instant postedAt,
    List<HeldPermit> heldPermits,
    TrackRecord record) {

  public Offer {
    fields = List.copyOf(fields);
    capabilities = List.copyOf(capabilities);
    permits = List.copyOf(permits);
    heldPermits = List.copyOf(heldPermits);
    if (platformField != null && platformField.isBlank()) {
      platformField = null;
    }
  }

  /** The same with another track record. */
  public Offer with(TrackRecord other) {
    return new Offer(
        id,
        park,
        institute,
        title,
        summary,
        fields,
        capabilities,
        trl,
        permits,
        price,
        pilots,
        availableFrom,
        availableUntil,
        spaceM2,
        platformField,
        open,
        version,
        postedAt,
        heldPermits,
        other);
  }

  /** The technology readiness level that counts, 1 to 9: stated or proven, whichever is higher. */
  public int readiness() {
    Integer proven = record.provenTrl();
    return proven == null ? trl : Math.max(trl, proven);
  }

  /** Whether it holds a permit on a day. */
  public boolean holds(String permit, LocalDate day) {
    return permits.contains(permit) && (!hasDocumentOf(permit) || documentOf(permit, day) != null);
  }

  private boolean hasDocumentOf(String permit) {
    for (HeldPermit held : heldPermits) {
      if (held.permit().equals(permit)) {
        return true;
      }
    }
    return false;
  }

  /** The document of a permit that counts longest from a day on; null where none counts. */
  public @Nullable HeldPermit documentOf(String permit, LocalDate day) {
    HeldPermit longest = null;
    for (HeldPermit held : heldPermits) {
      if (held.permit().equals(permit)
          && held.countsOn(day)
          && (longest == null || countsLonger(held, longest))) {
        longest = held;
      }
    }
    return longest;
  }

  private static boolean countsLonger(HeldPermit one, HeldPermit other) {
    LocalDate last = other.validUntil();
    return last != null && (one.validUntil() == null || one.validUntil().isAfter(last));
  }

  /** Whether one of its fields is the given one, above it or below it. */
  public boolean hasField(String field) {
    for (String own : fields) {
      if (FieldCode.related(own, field)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The first capability stated for the requirement's attribute in its unit; null if not stated.
   */
  public @Nullable Capability stated(Requirement requirement) {
    for (Capability capability : capabilities) {
      if (capability.attribute().equals(requirement.attribute())
          && capability.unit().equals(requirement.unit())) {
        return capability;
      }
    }
    return null;
  }
}
