package dev.salto.dashboard.pipeline;

import dev.salto.dashboard.pilot.PilotStory;
import dev.salto.kit.json.MatchJson;
import dev.salto.kit.json.RecordJson;
import dev.salto.kit.market.MarketWords;
import dev.salto.kit.view.View;
import dev.salto.matching.model.Commitment;
import dev.salto.matching.model.Order;
import dev.salto.records.Agreement;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Match;
import dev.salto.records.Money;
import dev.salto.records.ParkDay;
import dev.salto.records.ProjectOffer;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A match as its institute's financier may see it: the institute's own price and what it was paid,
 * nothing of the order's budget or of its documents.
 */
final class PipelineJson {

  private final View view;

  PipelineJson(View view) {
    this.view = view;
  }

  ObjectNode of(Match match) {
    PilotStory pilot = PilotStory.of(view, match.getPark(), match.getId());
    ObjectNode node = MatchJson.head(match);
    node.put("state", match.getState());
    find(Topics.BUYER_ORDERS, match.getOrder(), BuyerOrder::getPark, match)
        .ifPresent(order -> {
          node.put("stage", order.getStage());
          commitment(order).ifPresent(it -> node.put("commitment", it.name()));
        });
    Optional<Agreement> agreement =
        find(Topics.AGREEMENTS, match.getId(), Agreement::getPark, match);
    agreement.ifPresent(it -> {
      node.put("stage", it.getStage());
      node.put("agreedOn", it.getDay().toString());
    });
    if (pilot.stage() != null) {
      node.put("pilotStage", pilot.stage());
    }
    agreement
        .map(Agreement::getPrice)
        .or(() ->
            find(Topics.PROJECT_OFFERS, match.getOffer(), ProjectOffer::getPark, match)
                .map(ProjectOffer::getPrice))
        .ifPresent(price -> node.set("price", RecordJson.write(price)));
    milestones(node.putArray("milestones"), pilot);
    payments(node, pilot);
    node.put("updatedAt", RecordJson.instant(match.getUpdatedAt()));
    return node;
  }

  /** What stands behind the order on the park's day; none where no day is known. */
  private Optional<Commitment> commitment(BuyerOrder record) {
    Order order = MarketWords.order(record);
    return view.documents()
        .byId(Topics.PARK_DAYS, record.getPark())
        .flatMap(it -> Optional.ofNullable(it.record()))
        .map(ParkDay::getDay)
        .map(day -> Commitment.of(order.evidence(), day));
  }

  /** The record with this id, if it is of the match's park. */
  private <T extends SpecificRecord> Optional<T> find(
      Topic<T> topic, String id, Function<T, String> park, Match match) {
    return view.documents()
        .byId(topic, id)
        .flatMap(it -> Optional.ofNullable(it.record()))
        .filter(it -> park.apply(it).equals(match.getPark()));
  }

  private static void milestones(ArrayNode milestones, PilotStory pilot) {
    for (PilotStory.Milestone it : pilot.milestones()) {
      ObjectNode milestone = milestones.addObject();
      milestone.put("milestone", it.milestone());
      milestone.put("stage", it.stage());
      milestone.set("title", RecordJson.write(it.title()));
      if (it.due() != null) {
        milestone.put("due", it.due().toString());
      }
      milestone.put("state", it.state());
      milestone.put("at", RecordJson.instant(it.at()));
    }
  }

  private static void payments(ObjectNode node, PilotStory pilot) {
    ArrayNode payments = node.putArray("payments");
    Map<String, BigInteger> sums = new TreeMap<>();
    for (PilotStory.Payment it : pilot.payments()) {
      ObjectNode payment = payments.addObject();
      payment.put("payment", it.payment());
      payment.set("amount", RecordJson.write(it.amount()));
      payment.put("date", it.date().toString());
      if (it.milestone() != null) {
        payment.put("milestone", it.milestone());
      }
      Money amount = it.amount();
      sums.merge(amount.getCurrency(), BigInteger.valueOf(amount.getMinor()), BigInteger::add);
    }
    ArrayNode received = node.putArray("received");
    sums.forEach(
        (currency, minor) -> received.addObject().put("minor", minor).put("currency", currency));
  }
}
