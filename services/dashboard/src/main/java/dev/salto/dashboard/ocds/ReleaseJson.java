package dev.salto.dashboard.ocds;

import static dev.salto.dashboard.ocds.OcdsWords.document;
import static dev.salto.dashboard.ocds.OcdsWords.object;
import static dev.salto.dashboard.ocds.OcdsWords.text;

import dev.salto.dashboard.ocds.Purchase.Deal;
import dev.salto.kit.vocabulary.Vocabularies;
import dev.salto.records.BuyerOrder;
import dev.salto.records.OrganisationCard;
import dev.salto.records.ScenarioDemand;
import dev.salto.records.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A purchase as one release that tells all that is known of it. The same facts give the same
 * release, id included; other facts give another id, as a release never changes.
 *
 * <p>Source: Open Contracting Data Standard 1.1.5, release schema and codelists.
 */
final class ReleaseJson {

  private static final String SCHEME = "SALTO";
  private static final int HASH_BYTES = 8;

  private final String prefix;

  /** Releases whose ocids begin with this registered prefix. */
  ReleaseJson(String prefix) {
    this.prefix = prefix;
  }

  ObjectNode of(Purchase purchase) {
    BuyerOrder order = purchase.order();
    Instant changedAt = purchase.changedAt();
    ObjectNode release = object();
    // Neither a park nor an id has a tilde, so that no two orders share a name.
    release.put("ocid", prefix + "-" + order.getPark() + "~" + order.getId());
    release.put("date", OcdsWords.time(changedAt, purchase.zone()));
    release.put("language", "zh");
    release.put("initiationType", "tender");
    release.set("parties", parties(purchase));
    release.set("buyer", buyer(order));
    release.set("planning", planning(purchase));
    release.set("tender", tender(purchase));
    ContractJson contracts = new ContractJson(purchase);
    OcdsWords.array(release, "awards", purchase.awards().stream().map(contracts::award));
    OcdsWords.array(release, "contracts", purchase.contracts().stream().map(contracts::contract));
    release.set("tag", tags(purchase, release));
    release.put("id", order.getId() + "-" + hash(release));
    return release;
  }

  static ObjectNode reference(String id, Text name) {
    return object().put("id", partyId(id)).put("name", OcdsWords.plain(name));
  }

  static ObjectNode buyer(BuyerOrder order) {
    return reference(order.getBuyer(), order.getOrganisation().getName());
  }

  static ObjectNode supplier(Deal deal) {
    return reference(deal.match().getInstitute(), deal.match().getNames().getInstitute());
  }

  private static String partyId(String organisation) {
    return SCHEME + "-" + organisation;
  }

  /** By what has happened so far. */
  private static ArrayNode tags(Purchase purchase, ObjectNode release) {
    ArrayNode tags = object().putArray("tag");
    tags.add("planning");
    if (purchase.tendered()) {
      tags.add(cancelled(purchase) ? "tenderCancellation" : "tender");
    }
    if (!release.path("awards").isEmpty()) {
      tags.add("award");
    }
    if (!release.path("contracts").isEmpty()) {
      tags.add("contract");
    }
    if (release.path("contracts").valueStream().anyMatch(it -> it.has("implementation"))) {
      tags.add("implementation");
    }
    return tags;
  }

  private static boolean cancelled(Purchase purchase) {
    return purchase.order().getStatus().equals("WITHDRAWN") && purchase.awards().isEmpty();
  }

  private static ArrayNode parties(Purchase purchase) {
    Map<String, ObjectNode> parties = new LinkedHashMap<>();
    BuyerOrder order = purchase.order();
    OrganisationCard card = order.getOrganisation();
    ObjectNode buyer = party(parties, order.getBuyer(), card.getName());
    roles(buyer, "buyer", "procuringEntity");
    if (!purchase.contracts().isEmpty()) {
      roles(buyer, "payer");
    }
    for (Deal deal : purchase.awards()) {
      ObjectNode supplier =
          party(parties, deal.match().getInstitute(), deal.match().getNames().getInstitute());
      roles(supplier, "supplier");
      if (purchase.contracts().contains(deal)) {
        roles(supplier, "payee");
      }
    }
    ArrayNode all = object().putArray("parties");
    parties.values().forEach(all::add);
    return all;
  }

  private static ObjectNode party(Map<String, ObjectNode> parties, String id, Text name) {
    return parties.computeIfAbsent(
        id,
        missing -> {
          ObjectNode party = object().put("id", partyId(id));
          text(party, "name", name);
          party.putObject("identifier").put("scheme", SCHEME).put("id", id);
          party.putArray("roles");
          return party;
        });
  }

  private static void roles(ObjectNode party, String... roles) {
    ArrayNode known = party.withArray("roles");
    for (String role : roles) {
      if (known.valueStream().noneMatch(it -> it.asString("").equals(role))) {
        known.add(role);
      }
    }
  }

  private static ObjectNode planning(Purchase purchase) {
    BuyerOrder order = purchase.order();
    ObjectNode planning = object();
    ObjectNode budget = planning.putObject("budget").put("id", order.getId());
    budget.set("amount", OcdsWords.value(order.getBudgetPerLot(), order.getLots()));
    OcdsWords.array(
        planning,
        "documents",
        purchase
            .documents("LETTER_OF_INTENT", "BUDGET_APPROVAL")
            .map(it -> document(it, purchase.zone())));
    return planning;
  }

  private static ObjectNode tender(Purchase purchase) {
    BuyerOrder order = purchase.order();
    ObjectNode tender = object().put("id", order.getId());
    text(tender, "title", order.getTitle());
    ScenarioDemand scenario = purchase.scenario();
    if (scenario != null) {
      text(tender, "description", scenario.getSummary());
    }
    tender.put("status", status(purchase));
    tender.set("procuringEntity", buyer(order));
    tender.set("value", OcdsWords.value(order.getBudgetPerLot(), order.getLots()));
    tender.put("procurementMethod", OcdsWords.method(order.getRoute()));
    Vocabularies.shipped()
        .label("route", order.getRoute())
        .ifPresent(it -> tender.put("procurementMethodDetails", it.zh() + " / " + it.en()));
    tender.put("mainProcurementCategory", "services");
    tender.putArray("items").add(item(purchase));
    if (order.getDeliverBy() != null) {
      tender
          .putObject("contractPeriod")
          .put("endDate", OcdsWords.end(order.getDeliverBy(), purchase.zone()));
    }
    OcdsWords.array(
        tender,
        "documents",
        purchase
            .documents("TENDER_NOTICE", "PURCHASE_ORDER", "ESCROW_DEPOSIT")
            .map(it -> document(it, purchase.zone())));
    return tender;
  }

  private static String status(Purchase purchase) {
    if (cancelled(purchase)) {
      return "cancelled";
    }
    boolean withdrawn = purchase.order().getStatus().equals("WITHDRAWN");
    long awarded = purchase.awards().stream().filter(Deal::stands).count();
    if (withdrawn || awarded >= purchase.order().getLots()) {
      return "complete";
    }
    return purchase.tendered() ? "active" : "planning";
  }

  /** The pilots that are bought, under the fields of their scenario. */
  private static ObjectNode item(Purchase purchase) {
    ObjectNode item = object().put("id", "pilots");
    ScenarioDemand scenario = purchase.scenario();
    if (scenario != null) {
      text(item, "description", scenario.getTitle());
      ArrayNode more = object().putArray("more");
      for (String code : scenario.getFields()) {
        ObjectNode field = object().put("scheme", "SALTO-FIELDS").put("id", code);
        Vocabularies.Field known = Vocabularies.shipped().fields().get(code);
        if (known != null) {
          field.put("description", known.zh());
        }
        if (item.has("classification")) {
          more.add(field);
        } else {
          item.set("classification", field);
        }
      }
      if (!more.isEmpty()) {
        item.set("additionalClassifications", more);
      }
    }
    item.put("quantity", purchase.order().getLots());
    item.putObject("unit").put("name", "pilot");
    return item;
  }

  private static String hash(ObjectNode release) {
    try {
      byte[] whole =
          MessageDigest.getInstance("SHA-256")
              .digest(release.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(whole, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
