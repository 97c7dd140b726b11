package dev.salto.kit.market;

import dev.salto.records.Evidence;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** What has become of a document behind an order. Only a verified one counts. */
public enum DocumentState {
  /** Nobody has looked at it. */
  AWAITED,
  VERIFIED,
  REFUSED,
  /** It was verified, and its last day is over. Nobody decides that: the park's day does. */
  EXPIRED;

  /** What a verifier may make of a document. Refused and expired are for good. */
  private static final Map<DocumentState, Set<DocumentState>> BY_A_VERIFIER =
      Map.of(
          AWAITED, Set.of(VERIFIED, REFUSED),
          VERIFIED, Set.of(REFUSED),
          REFUSED, Set.of(),
          EXPIRED, Set.of());

  /** The state of a document on a day of its park. */
  public static DocumentState of(Evidence document, LocalDate day) {
    if (document.getVerification() == null) {
      return AWAITED;
    }
    if (document.getVerification().getState().equals("REFUSED")) {
      return REFUSED;
    }
    LocalDate last = document.getValidUntil();
    return last != null && last.isBefore(day) ? EXPIRED : VERIFIED;
  }

  /** Whether a verifier may make this of it. */
  public boolean mayBecome(DocumentState next) {
    return BY_A_VERIFIER.getOrDefault(this, Set.of()).contains(next);
  }
}
