package dev.salto.matching.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A document behind an order.
 *
 * @param n number within the order, from 1
 * @param date of the document
 * @param amount null where it names none
 * @param validUntil last day on which it counts; null is no limit
 * @param supplier id of the institute that it names; null (or blank) where it names none
 */
public record Evidence(
    int n,
    EvidenceKind kind,
    LocalDate date,
    @Nullable Money amount,
    @Nullable LocalDate validUntil,
    @Nullable String supplier,
    Verification verification) {

  public Evidence {
    if (supplier != null && supplier.isBlank()) {
      supplier = null;
    }
  }

  /** Whether it counts on a day: verified, and not past its last day. */
  public boolean countsOn(LocalDate day) {
    return verification == Verification.VERIFIED
        && (validUntil == null || !validUntil.isBefore(day));
  }

  /** The same verified, if it waits for a verifier. */
  Evidence asIfVerified() {
    return verification == Verification.AWAITED
        ? new Evidence(n, kind, date, amount, validUntil, supplier, Verification.VERIFIED)
        : this;
  }
}
