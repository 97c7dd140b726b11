package dev.salto.matching.eligibility;

import dev.salto.matching.model.Facility;
import dev.salto.matching.model.FieldCode;
import dev.salto.matching.model.Order;
import dev.salto.matching.model.Policy;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What all pairs of a park have in common: its rules, its day, its platforms, what backs orders.
 */
public final class Ground {

  private final Policy policy;
  private final LocalDate day;
  private final List<String> platformFields;
  private final Function<String, Backing> backing;

  /** The ground on a day. */
  public Ground(
      Policy policy, LocalDate day, Collection<Facility> facilities, Collection<Order> orders) {
    this(policy, day, platformFields(facilities), backing(orders, policy, day));
  }

  /**
   * The ground on a day.
   *
   * @param platformFields of the park's platforms, see {@link #platformFields(Collection)}
   * @param backing what stands behind an order, by its id; {@link Backing#NONE} of an unknown one
   */
  public Ground(
      Policy policy,
      LocalDate day,
      List<String> platformFields,
      Function<String, Backing> backing) {
    this.policy = policy;
    this.day = day;
    this.platformFields = List.copyOf(platformFields);
    this.backing = backing;
  }

  /** The fields of the platforms that stand and can be used, each once, sorted. */
  public static List<String> platformFields(Collection<Facility> facilities) {
    return facilities.stream()
        .filter(Facility::isUsablePlatform)
        .map(facility -> Objects.requireNonNull(facility.field()))
        .distinct()
        .sorted()
        .toList();
  }

  private static Function<String, Backing> backing(
      Collection<Order> orders, Policy policy, LocalDate day) {
    Map<String, Backing> backing = new HashMap<>();
    for (Order order : orders) {
      backing.put(order.id(), Backing.of(order, policy, day));
    }
    return order -> backing.getOrDefault(order, Backing.NONE);
  }

  /** The park's rules. */
  public Policy policy() {
    return policy;
  }

  /** The park's day. */
  public LocalDate day() {
    return day;
  }

  /** What stands behind an order; nothing where it was not among the orders given. */
  public Backing backing(String order) {
    return backing.apply(order);
  }

  /** The fields of the park's platforms, sorted. */
  public List<String> platformFields() {
    return platformFields;
  }

  boolean hasPlatformFor(String field) {
    return platformFields.stream().anyMatch(platform -> FieldCode.related(platform, field));
  }
}
