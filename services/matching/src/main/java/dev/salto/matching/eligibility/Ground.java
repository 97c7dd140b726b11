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

/**
 * What all pairs of a park have in common: its rules, its day, its platforms, what backs orders.
 */
public final class Ground {

  private final Policy policy;
  private final LocalDate day;
  private final List<String> platformFields;
  private final Map<String, Backing> backing = new HashMap<>();

  /** The ground on a day. */
  public Ground(
      Policy policy, LocalDate day, Collection<Facility> facilities, Collection<Order> orders) {
    this.policy = policy;
    this.day = day;
    this.platformFields =
        facilities.stream()
            .filter(Facility::isUsablePlatform)
            .map(facility -> Objects.requireNonNull(facility.field()))
            .distinct()
            .sorted()
            .toList();
    for (Order order : orders) {
      backing.put(order.id(), Backing.of(order, policy, day));
    }
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
    return backing.getOrDefault(order, Backing.NONE);
  }

  List<String> platformFields() {
    return platformFields;
  }

  boolean hasPlatformFor(String field) {
    return platformFields.stream().anyMatch(platform -> FieldCode.related(platform, field));
  }
}
