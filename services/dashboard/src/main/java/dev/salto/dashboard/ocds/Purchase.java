package dev.salto.dashboard.ocds;

import dev.salto.dashboard.pilot.PilotStory;
import dev.salto.records.Agreement;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Evidence;
import dev.salto.records.Match;
import dev.salto.records.Money;
import dev.salto.records.ScenarioDemand;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order that is public, and what came of it: one contracting process.
 *
 * @param scenario that it pays for, null where it is not known
 * @param deals its agreed matches, the earliest first
 * @param zone the park's time zone, in which its dates are
 */
record Purchase(
    BuyerOrder order, @Nullable ScenarioDemand scenario, List<Deal> deals, ZoneId zone) {

  /** Documents by which a purchase is open to the market or settled already. */
  private static final Set<String> COMMITTING =
      Set.of(
          "TENDER_NOTICE",
          "PURCHASE_ORDER",
          "AWARD_NOTICE",
          "CONTRACT_SIGNATURE",
          "ESCROW_DEPOSIT");

  /** An agreed match, whatever became of it. */
  record Deal(Match match, Agreement agreement, PilotStory pilot) {

    /** Whether it has been awarded: an open tender's agreement is an invitation alone. */
    boolean awarded() {
      return !agreement.getRoute().equals("TENDER")
          || pilot.startedAt() != null
          || match.getGates().stream()
              .anyMatch(it -> it.getCode().equals("AWARD") && it.getState().equals("MET"));
    }

    /** Whether it stands, goes on, or has come to its end. */
    boolean stands() {
      return switch (match.getState()) {
        case "AGREED", "PILOTING", "DELIVERED", "PAID", "CLOSED" -> true;
        default -> false;
      };
    }
  }

  /** Verified documents of these kinds; of all kinds where none is named. */
  Stream<Evidence> documents(String... kinds) {
    return order.getEvidence().stream()
        .filter(it -> it.getVerification() != null)
        .filter(it -> it.getVerification().getState().equals("VERIFIED"))
        .filter(it -> kinds.length == 0 || Set.of(kinds).contains(it.getKind()));
  }

  /** Whether money was committed to it, whatever became of that. */
  boolean tendered() {
    return !awards().isEmpty() || documents().anyMatch(it -> COMMITTING.contains(it.getKind()));
  }

  List<Deal> awards() {
    return deals.stream().filter(Deal::awarded).toList();
  }

  /** Awards that a contract was signed of, or that a pilot was started of. */
  List<Deal> contracts() {
    return awards().stream()
        .filter(it -> it.pilot().startedAt() != null || signed(it).isPresent())
        .toList();
  }

  /** The signed contract of a deal. */
  Optional<Evidence> signed(Deal deal) {
    return documents("CONTRACT_SIGNATURE").filter(it -> concerns(it, deal)).findFirst();
  }

  /**
   * What was awarded by the documents of a kind: the sum of their amounts. A price is its
   * institute's own, so it is told only where a verified document of this public order tells it.
   *
   * @return empty where no document speaks of this deal alone, or not in one currency
   */
  Optional<Money> amount(Deal deal, String kind) {
    List<Money> amounts =
        documents(kind)
            .filter(it -> concerns(it, deal))
            .map(Evidence::getAmount)
            .filter(Objects::nonNull)
            .toList();
    return amounts.stream().map(Money::getCurrency).distinct().count() == 1
        ? Optional.of(
            new Money(
                amounts.stream().mapToLong(Money::getMinor).reduce(0, Math::addExact),
                amounts.getFirst().getCurrency()))
        : Optional.empty();
  }

  /** The value of a contract, by its own document or else by the award's. */
  Optional<Money> contractAmount(Deal deal) {
    return amount(deal, "CONTRACT_SIGNATURE").or(() -> amount(deal, "AWARD_NOTICE"));
  }

  /** Whether a document speaks of this deal and of no other. */
  boolean concerns(Evidence document, Deal deal) {
    String supplier = document.getSupplier();
    List<Deal> meant =
        awards().stream()
            .filter(it ->
                supplier == null
                    || supplier.isBlank()
                    || supplier.equals(it.match().getInstitute()))
            .toList();
    return meant.equals(List.of(deal));
  }

  /** When anything of it last changed. */
  Instant changedAt() {
    return Stream.of(
            Stream.of(order.getPostedAt()),
            documents().map(it -> it.getVerification().getDate().atStartOfDay(zone).toInstant()),
            deals.stream().map(it -> it.match().getUpdatedAt()),
            deals.stream().map(it -> it.agreement().getAt()),
            deals.stream().map(it -> it.pilot().changedAt()).filter(Objects::nonNull))
        .flatMap(it -> it)
        .max(Instant::compareTo)
        .orElseThrow();
  }
}
