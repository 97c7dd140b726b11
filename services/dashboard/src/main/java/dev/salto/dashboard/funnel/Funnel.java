package dev.salto.dashboard.funnel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the scenarios of a park and the lots behind them have come. Every step counts what came
 * at least that far: what is paid was piloted, agreed, matched and order-backed before.
 *
 * @param park the park
 * @param field the filter it was asked with, null for none
 * @param keyIndustry the filter it was asked with, null for none
 * @param scenarios open ones, and those whose pilots go on or were paid
 * @param lots order-backed lots of those scenarios
 * @param values what the lots of {@code PUBLIC} orders are worth, by currency
 * @param sealedLots order-backed lots that the values leave out, since their orders are sealed
 * @param sealed those lots by step
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Funnel(
    String park,
    @Nullable String field,
    @Nullable String keyIndustry,
    Scenarios scenarios,
    Lots lots,
    List<Value> values,
    long sealedLots,
    Lots sealed) {

  /**
   * Numbers of scenarios: of those posted so many had a lot backed by an order, and so on.
   *
   * @param matched with a match that stands or was paid
   * @param piloting with a pilot that runs or ran to its end
   */
  public record Scenarios(
      long posted, long orderBacked, long matched, long agreed, long piloting, long paid) {}

  /** Numbers of lots. */
  public record Lots(long backed, long matched, long agreed, long piloting, long paid) {}

  /** Sums of budget per lot, in minor units of the currency (ISO 4217). */
  public record Value(
      String currency,
      BigInteger backed,
      BigInteger matched,
      BigInteger agreed,
      BigInteger piloting,
      BigInteger paid) {}
}
