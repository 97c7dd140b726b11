package dev.salto.dashboard.ocds;

import static dev.salto.dashboard.ocds.OcdsWords.document;
import static dev.salto.dashboard.ocds.OcdsWords.object;
import static dev.salto.dashboard.ocds.OcdsWords.text;

import dev.salto.dashboard.ocds.Purchase.Deal;
import dev.salto.dashboard.pilot.PilotStory;
import dev.salto.records.Evidence;
import dev.salto.records.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The awards and contracts of a purchase: one of each for a match, under its id. Amounts stand
 * where a verified document of the order tells them, and only there: else a price is its
 * institute's own.
 */
final class ContractJson {

  private final Purchase purchase;
  private final ZoneId zone;

  ContractJson(Purchase purchase) {
    this.purchase = purchase;
    this.zone = purchase.zone();
  }

  ObjectNode award(Deal deal) {
    ObjectNode award = object().put("id", deal.match().getId());
    text(award, "title", deal.match().getTitles().getOffer());
    award.put("status", deal.stands() || deal.pilot().startedAt() != null ? "active" : "cancelled");
    award.put("date", OcdsWords.time(deal.agreement().getAt(), zone));
    purchase.amount(deal, "AWARD_NOTICE").ifPresent(it -> award.set("value", OcdsWords.value(it)));
    award.putArray("suppliers").add(ReleaseJson.supplier(deal));
    documents(award, deal, "AWARD_NOTICE");
    return award;
  }

  ObjectNode contract(Deal deal) {
    ObjectNode contract = object();
    contract.put("id", deal.match().getId());
    contract.put("awardID", deal.match().getId());
    text(contract, "title", deal.match().getTitles().getOffer());
    contract.put("status", status(deal));
    period(contract, deal);
    Optional<Money> amount = purchase.contractAmount(deal);
    amount.ifPresent(it -> contract.set("value", OcdsWords.value(it)));
    purchase
        .signed(deal)
        .map(Evidence::getDate)
        .ifPresent(it -> contract.put("dateSigned", OcdsWords.start(it, zone)));
    documents(contract, deal, "CONTRACT_SIGNATURE");
    implementation(contract, deal, amount.isPresent());
    return contract;
  }

  private static String status(Deal deal) {
    return switch (deal.match().getState()) {
      case "AGREED", "PILOTING", "DELIVERED", "PAID" -> "active";
      // Come to its close, well or not.
      case "CLOSED", "FAILED" -> "terminated";
      default -> "cancelled";
    };
  }

  private void period(ObjectNode contract, Deal deal) {
    Instant startedAt = deal.pilot().startedAt();
    ObjectNode period = object();
    if (startedAt != null) {
      period.put("startDate", OcdsWords.time(startedAt, zone));
    }
    if (deal.agreement().getDeliverBy() != null) {
      period.put("endDate", OcdsWords.end(deal.agreement().getDeliverBy(), zone));
    }
    if (!period.isEmpty()) {
      contract.set("period", period);
    }
  }

  private void documents(ObjectNode node, Deal deal, String kind) {
    OcdsWords.array(
        node,
        "documents",
        purchase
            .documents(kind)
            .filter(it -> purchase.concerns(it, deal))
            .map(it -> document(it, zone)));
  }

  /** Payments add up to the price: they tell their amounts where the contract's is told. */
  private void implementation(ObjectNode contract, Deal deal, boolean amounts) {
    PilotStory pilot = deal.pilot();
    if (pilot.milestones().isEmpty() && pilot.payments().isEmpty()) {
      return;
    }
    ObjectNode implementation = contract.putObject("implementation");
    OcdsWords.array(
        implementation,
        "transactions",
        pilot.payments().stream().map(it -> transaction(deal, it, amounts)));
    OcdsWords.array(implementation, "milestones", pilot.milestones().stream().map(this::milestone));
  }

  private ObjectNode transaction(Deal deal, PilotStory.Payment payment, boolean amounts) {
    ObjectNode transaction = object();
    transaction.put("id", deal.match().getId() + "-" + payment.payment());
    transaction.put("date", OcdsWords.start(payment.date(), zone));
    if (amounts) {
      transaction.set("value", OcdsWords.value(payment.amount()));
    }
    transaction.set("payer", ReleaseJson.buyer(purchase.order()));
    transaction.set("payee", ReleaseJson.supplier(deal));
    return transaction;
  }

  private ObjectNode milestone(PilotStory.Milestone it) {
    ObjectNode milestone = object().put("id", String.valueOf(it.milestone()));
    text(milestone, "title", it.title());
    milestone.put("type", "assessment").put("code", it.stage());
    if (it.due() != null) {
      milestone.put("dueDate", OcdsWords.end(it.due(), zone));
    }
    String at = OcdsWords.time(it.at(), zone);
    if (it.state().equals("ACCEPTED")) {
      milestone.put("dateMet", at);
    }
    return milestone
        .put("dateModified", at)
        .put(
            "status",
            switch (it.state()) {
              case "ACCEPTED" -> "met";
              case "REFUSED" -> "notMet";
              default -> "scheduled";
            });
  }
}
