package dev.salto.pilots.pilot;

import dev.salto.matching.model.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The payments of a pilot, numbered from 1: never more than the price, nor than the budget. */
public final class Payments {

  private final Money price;
  private final Money budget;
  private final List<Entry> all = new ArrayList<>();

  Payments(Money price, Money budget) {
    this.price = price;
    this.budget = budget;
  }

  /** A payment and whether it counts. */
  public record Entry(int number, Deed.Payment payment, PaymentState state) {}

  /** All of them, in the order of their numbers. */
  public List<Entry> all() {
    return List.copyOf(all);
  }

  /** The sum of those that count, in the currency of the price. */
  public Money paid() {
    return new Money(
        all.stream()
            .filter(it -> it.state() == PaymentState.RECORDED)
            .mapToLong(it -> it.payment().amount().minor())
            .sum(),
        price.currency());
  }

  @Nullable Refusal refusal(Deed.Payment payment, boolean delivered) {
    if (!payment.amount().currency().equals(price.currency())) {
      return Refusal.field(
          "amount.currency", "WRONG_CURRENCY", "the currency of the agreed price is expected");
    }
    if (payment.amount().minor() < 1 && price.minor() > 0) {
      return Refusal.field("amount.minor", "RANGE", "an amount above 0 is expected");
    }
    boolean again =
        all.stream()
            .filter(it -> it.state() == PaymentState.RECORDED)
            .anyMatch(it -> it.payment().reference().equals(payment.reference()));
    if (again) {
      return Refusal.now(
          "DUPLICATE_REFERENCE", "A payment with this reference is recorded already.");
    }
    long sum = paid().minor() + payment.amount().minor();
    if (sum > price.minor()) {
      return Refusal.now("OVER_PRICE", "All payments together may not exceed the agreed price.");
    }
    if (budget.currency().equals(price.currency()) && sum > budget.minor()) {
      return Refusal.now("OVER_BUDGET", "All payments together may not exceed the lot's budget.");
    }
    if (sum == price.minor() && !delivered) {
      return Refusal.now(
          "NOT_DELIVERED",
          "The payment that completes the price is recorded once the pilot is delivered.");
    }
    return null;
  }

  @Nullable Refusal refusal(Deed.Reversal reversal) {
    int number = reversal.payment();
    if (number < 1 || number > all.size()) {
      return Refusal.missing("payment", number);
    }
    PaymentState state = all.get(number - 1).state();
    return PaymentState.TABLE.allows(state, EventType.REVERSED)
        ? null
        : Refusal.state(
            "PAYMENT_STATE", "Payment " + number, state, EventType.REVERSED, PaymentState.TABLE);
  }

  /** Whether with this one the price is paid in full. */
  boolean completes(Deed.Payment payment) {
    return paid().minor() + payment.amount().minor() == price.minor();
  }

  int next() {
    return all.size() + 1;
  }

  void apply(Deed.Payment payment) {
    all.add(new Entry(next(), payment, PaymentState.RECORDED));
  }

  void apply(Deed.Reversal reversal) {
    all.replaceAll(it ->
        it.number() == reversal.payment()
            ? new Entry(
                it.number(), it.payment(), PaymentState.TABLE.next(it.state(), EventType.REVERSED))
            : it);
  }
}
