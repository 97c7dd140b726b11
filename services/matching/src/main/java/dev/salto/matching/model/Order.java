package dev.salto.matching.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's wish to pay, as the matcher needs it.
 *
 * @param scenario id of the scenario it pays for
 * @param stage the stage of that scenario it pays for
 * @param lots pilots that it pays for, each by a different offer
 * @param sealed whether its budget is its buyer's secret
 * @param deliverBy null is no limit
 * @param open false once withdrawn
 * @param version counts changes of terms by the buyer, from 1; evidence does not raise it
 */
public record Order(
    String id,
    String park,
    Party buyer,
    String scenario,
    Stage stage,
    Route route,
    int lots,
    Money budgetPerLot,
    boolean sealed,
    @Nullable LocalDate deliverBy,
    List<Evidence> evidence,
    boolean open,
    int version,
    Instant postedAt) {

  public Order {
    evidence = List.copyOf(evidence);
  }

  /**
   * Whether an institute may serve it as far as documents counting on the day say: they name it, or
   * no supplier at all.
   */
  public boolean isLeftTo(String institute, LocalDate day) {
    boolean named = false;
    for (Evidence document : evidence) {
      if (document.supplier() != null && document.countsOn(day)) {
        if (document.supplier().equals(institute)) {
          return true;
        }
        named = true;
      }
    }
    return !named;
  }

  /** The same, once every document that waits for a verifier is verified. */
  public Order asIfVerified() {
    return new Order(
        id,
        park,
        buyer,
        scenario,
        stage,
        route,
        lots,
        budgetPerLot,
        sealed,
        deliverBy,
        evidence.stream().map(Evidence::asIfVerified).toList(),
        open,
        version,
        postedAt);
  }

  /** Suppliers that documents counting on the day name, in the documents' order. */
  public List<String> suppliersNamedOn(LocalDate day) {
    return evidence.stream()
        .filter(document -> document.countsOn(day))
        .mapMulti((Evidence document, Consumer<String> next) -> {
          if (document.supplier() != null) {
            next.accept(document.supplier());
          }
        })
        .distinct()
        .toList();
  }
}
