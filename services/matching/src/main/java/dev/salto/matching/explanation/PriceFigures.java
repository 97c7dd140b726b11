package dev.salto.matching.explanation;

import dev.salto.matching.eligibility.Criterion;
import dev.salto.matching.eligibility.CriterionCode;
import dev.salto.matching.eligibility.PairCase;
import dev.salto.matching.model.Exchange;
import dev.salto.matching.model.Money;
import org.jspecify.annotations.Nullable;

/**
 * A price and a budget, kept from everyone but their owners: there is no way to read them but
 * through {@link Explanation#seenBy} and {@link Gap#seenBy}, and they print as nothing.
 */
public final class PriceFigures {

  /** No figures. */
  public static final PriceFigures NONE = new PriceFigures(null, null);

  private final @Nullable Money price;
  private final @Nullable Money budget;

  private PriceFigures(@Nullable Money price, @Nullable Money budget) {
    this.price = price;
    this.budget = budget;
  }

  /** The figures of a pair. */
  public static PriceFigures of(PairCase pair) {
    return new PriceFigures(pair.offer().price(), pair.order().budgetPerLot());
  }

  /** The criterion with the viewer's own figure, if it is PRICE and told. */
  Criterion shownIn(Criterion criterion, Viewer viewer) {
    return criterion.code() != CriterionCode.PRICE || criterion.ok() == null
        ? criterion
        : new Criterion(
            criterion.code(),
            criterion.ok(),
            expected(criterion.expected(), viewer),
            actual(criterion.actual(), viewer),
            criterion.shortfalls());
  }

  @Nullable String expected(@Nullable String otherwise, Viewer viewer) {
    return viewer == Viewer.BUYER_SIDE && budget != null
        ? "<= " + Exchange.plain(budget)
        : otherwise;
  }

  @Nullable String actual(@Nullable String otherwise, Viewer viewer) {
    return viewer == Viewer.INSTITUTE_SIDE && price != null ? Exchange.plain(price) : otherwise;
  }

  @Override
  public String toString() {
    return "PriceFigures[not shown]";
  }
}
