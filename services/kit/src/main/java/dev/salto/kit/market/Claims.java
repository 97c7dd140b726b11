package dev.salto.kit.market;

import dev.salto.records.BuyerOrder;
import dev.salto.records.Evidence;
import dev.salto.schemas.Violation;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an order has for itself alone: its documents. One document, by its content or by issuer,
 * reference and package number, backs no two orders; of a withdrawn order or a refused document
 * nothing is claimed.
 */
public final class Claims {

  private Claims() {}

  /** What this order claims. */
  public static Set<String> of(BuyerOrder order) {
    Set<String> claims = new LinkedHashSet<>();
    if (order.getStatus().equals("OPEN")) {
      for (Evidence document : order.getEvidence()) {
        if (document.getVerification() == null
            || !document.getVerification().getState().equals("REFUSED")) {
          claims.add(named(document));
          if (document.getSha256() != null) {
            claims.add(content(document.getSha256()));
          }
        }
      }
    }
    return claims;
  }

  /** What to say where another order has what this one claims. */
  static Violation taken(BuyerOrder order, String claim, String other) {
    List<Evidence> evidence = order.getEvidence();
    String field = "evidence";
    for (int i = 0; i < evidence.size(); i++) {
      Evidence document = evidence.get(i);
      if (claim.equals(named(document))) {
        field = "evidence[" + i + "].reference";
      } else if (document.getSha256() != null && claim.equals(content(document.getSha256()))) {
        field = "evidence[" + i + "].sha256";
      }
    }
    return new Violation(
        field,
        "DOCUMENT_IN_USE",
        "a document that backs no other order is expected; this one backs " + other);
  }

  private static String content(String sha256) {
    return "file:" + sha256.toLowerCase(Locale.ROOT);
  }

  /** However it is written: wide or narrow letters, capitals or not, spaces or none. */
  private static String named(Evidence document) {
    String packageNumber = document.getPackageNumber();
    String name =
        "%s|%s|%s"
            .formatted(
                plain(document.getIssuer()),
                plain(document.getReference()),
                packageNumber == null ? "" : plain(packageNumber));
    return "document:" + Sha256.of(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s", "");
  }
}
