package dev.salto.matcher.streams;

import dev.salto.kit.market.MarketWords;
import dev.salto.matching.market.Input;
import dev.salto.records.BuyerOrder;
import dev.salto.records.Facility;
import dev.salto.records.ParkPolicy;
import dev.salto.records.ProjectOffer;
import dev.salto.records.ScenarioDemand;
import dev.salto.schemas.Topic;
import dev.salto.schemas.Topics;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What stands on an input topic, as the core is told of it. */
final class Facts {

  private final OwnStore own;

  /** Facts of which offers carry the track records that are in this store. */
  Facts(OwnStore own) {
    this.own = own;
  }

  /** The fact of a record, or of one that was taken out. */
  Input.Fact of(Topic<?> topic, String id, Optional<? extends SpecificRecord> record) {
    if (topic == Topics.PROJECT_OFFERS) {
      return new Input.OfferChanged(
          id,
          words(
              record,
              ProjectOffer.class,
              it -> MarketWords.offer(it, own.trackRecord(it.getPark(), it.getId()).orElse(null))));
    }
    if (topic == Topics.SCENARIO_DEMANDS) {
      return new Input.ScenarioChanged(
          id, words(record, ScenarioDemand.class, MarketWords::scenario));
    }
    if (topic == Topics.BUYER_ORDERS) {
      return new Input.OrderChanged(id, words(record, BuyerOrder.class, MarketWords::order));
    }
    if (topic == Topics.FACILITIES) {
      return new Input.FacilityChanged(id, words(record, Facility.class, MarketWords::facility));
    }
    if (topic == Topics.PARK_POLICIES) {
      return new Input.PolicyChanged(words(record, ParkPolicy.class, MarketWords::policy));
    }
    throw new IllegalArgumentException(topic.name() + " tells no fact that stands.");
  }

  private static <T extends SpecificRecord, W> @Nullable W words(
      Optional<? extends SpecificRecord> record, Class<T> type, Function<T, W> words) {
    return record.map(it -> words.apply(type.cast(it))).orElse(null);
  }
}
