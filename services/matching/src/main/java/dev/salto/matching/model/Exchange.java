package dev.salto.matching.model;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Exact comparison of money across currencies by a policy's rates (design, criterion PRICE).
 * Nothing is ever rounded: amounts become decimal numbers of CNY by the number of minor digits that
 * ISO 4217 gives the currency. Money of one currency needs no rate.
 */
public final class Exchange {

  private static final String CNY = "CNY";

  private Exchange() {}

  /**
   * Compares two amounts.
   *
   * @param rates CNY for one major unit of a currency; CNY itself is always 1
   * @return negative, zero or positive as {@code a} is less than, equal to or more than {@code b};
   *     empty where a rate that is needed is not known
   */
  public static OptionalInt compare(Money a, Money b, Map<String, BigDecimal> rates) {
    if (a.currency().equals(b.currency())) {
      return OptionalInt.of(Long.compare(a.minor(), b.minor()));
    }
    BigDecimal left = inCny(a, rates);
    BigDecimal right = inCny(b, rates);
    return left == null || right == null
        ? OptionalInt.empty()
        : OptionalInt.of(left.compareTo(right));
  }

  /**
   * How many whole times {@code unit} fits into {@code amount}, rounded down and never negative.
   *
   * @return empty where a rate that is needed is not known, or where the unit is not positive
   */
  public static OptionalLong wholeTimes(Money amount, Money unit, Map<String, BigDecimal> rates) {
    if (unit.minor() <= 0) {
      return OptionalLong.empty();
    }
    if (amount.currency().equals(unit.currency())) {
      return OptionalLong.of(Math.max(0, amount.minor() / unit.minor()));
    }
    BigDecimal left = inCny(amount, rates);
    BigDecimal right = inCny(unit, rates);
    if (left == null || right == null || right.signum() <= 0) {
      return OptionalLong.empty();
    }
    BigDecimal times = left.divideToIntegralValue(right).max(BigDecimal.ZERO);
    return OptionalLong.of(times.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue());
  }

  /** Whether amounts of the currency can be compared with those of another. */
  public static boolean knows(String currency, Map<String, BigDecimal> rates) {
    return inCny(new Money(0, currency), rates) != null;
  }

  /** The amount in major units with its currency, such as {@code 1850000.00 CNY}. */
  public static String plain(Money money) {
    return BigDecimal.valueOf(money.minor(), Math.max(0, minorDigits(money.currency())))
            .toPlainString()
        + " "
        + money.currency();
  }

  private static @Nullable BigDecimal inCny(Money money, Map<String, BigDecimal> rates) {
    BigDecimal rate = CNY.equals(money.currency()) ? BigDecimal.ONE : rates.get(money.currency());
    int digits = minorDigits(money.currency());
    return rate == null || digits < 0
        ? null
        : BigDecimal.valueOf(money.minor(), digits).multiply(rate);
  }

  /** Minor digits of a currency; -1 where ISO 4217 has no such currency or gives it none. */
  private static int minorDigits(String currency) {
    try {
      return Currency.getInstance(currency).getDefaultFractionDigits();
    } catch (IllegalArgumentException unknown) {
      return -1;
    }
  }
}
