package dev.salto.dashboard.ocds;

import dev.salto.records.Evidence;
import dev.salto.records.Money;
import dev.salto.records.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the design calls one thing and Open Contracting another: codes, money, dates, texts. */
final class OcdsWords {

  /** Open Contracting's closed codelist "method", by route. */
  private static final Map<String, String> METHODS =
      Map.of(
          "TENDER", "open",
          "NEGOTIATION", "selective",
          "COOPERATIVE_INNOVATION", "selective",
          "SINGLE_SOURCE", "direct",
          "OWN_PURCHASE", "direct");

  /** Its open codelist "documentType", with words of our own where it has none. */
  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "LETTER_OF_INTENT", "letterOfIntent",
          "BUDGET_APPROVAL", "budgetApproval",
          "TENDER_NOTICE", "tenderNotice",
          "PURCHASE_ORDER", "purchaseOrder",
          "AWARD_NOTICE", "awardNotice",
          "CONTRACT_SIGNATURE", "contractSigned",
          "ESCROW_DEPOSIT", "escrowDeposit");

  private OcdsWords() {}

  static String method(String route) {
    return Objects.requireNonNull(METHODS.get(route));
  }

  /** An amount in major units. */
  static ObjectNode value(Money money) {
    int digits = Math.max(0, Currency.getInstance(money.getCurrency()).getDefaultFractionDigits());
    return object()
        .put("amount", BigDecimal.valueOf(money.getMinor(), digits))
        .put("currency", money.getCurrency());
  }

  /** The amount for so many. */
  static ObjectNode value(Money each, int times) {
    return value(new Money(Math.multiplyExact(each.getMinor(), (long) times), each.getCurrency()));
  }

  static String time(Instant at, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
  }

  /** A date's first moment. */
  static String start(LocalDate date, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(date.atStartOfDay(zone));
  }

  /** A date's last second. */
  static String end(LocalDate date, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        date.atTime(LocalTime.of(23, 59, 59)).atZone(zone));
  }

  /** A text in Chinese, or in what there is. */
  static String plain(Text text) {
    return Stream.of(text.getZh(), text.getZhHant(), text.getEn())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  /** Puts a text in Chinese, or in what there is, and in English beside it. */
  static void text(ObjectNode node, String name, @Nullable Text text) {
    if (text == null) {
      return;
    }
    node.put(name, plain(text));
    if (text.getZhHant() != null) {
      node.put(name + "_zh-Hant", text.getZhHant());
    }
    if (text.getEn() != null) {
      node.put(name + "_en", text.getEn());
    }
  }

  /** A document behind an order; what it is worth stands elsewhere. */
  static ObjectNode document(Evidence evidence, ZoneId zone) {
    return object()
        .put("id", String.valueOf(evidence.getN()))
        .put("documentType", Objects.requireNonNull(DOCUMENTS.get(evidence.getKind())))
        .put("title", evidence.getReference())
        .put("datePublished", start(evidence.getDate(), zone));
  }

  /** Puts a list; none where there is nothing to list. */
  static void array(ObjectNode node, String name, Stream<ObjectNode> items) {
    List<ObjectNode> all = items.toList();
    if (!all.isEmpty()) {
      node.putArray(name).addAll(all);
    }
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
