package dev.salto.matcher.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salto.matcher.Given;
import dev.salto.matching.market.Market;
import dev.salto.schemas.ParkKey;
import dev.salto.schemas.Topic;
import dev.salto.schemas.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task whose transaction failed is begun anew with the same processor object. */
class RevivedTaskTest {

  private final Parks parks = new Parks();
  private final MatcherProcessor processor = new MatcherProcessor(1, parks);
  private final List<StateStore> stores = new ArrayList<>();

  @TempDir java.io.File folder;

  @Test
  void nothingStaysOfWhatWasNeverCommitted() {
    MockProcessorContext<String, byte[]> failed = context();
    processor.init(failed);
    for (SpecificRecord record : Pair.in("hetao")) {
      process(failed, record);
    }
    assertThat(parks.market("hetao").orElseThrow().read(Market::matches)).hasSize(1);

    processor.close();
    stores.forEach(StateStore::close);
    assertThat(parks.market("hetao")).isEmpty();

    MockProcessorContext<String, byte[]> revived = context();
    processor.init(revived);
    assertThat(parks.market("hetao")).isEmpty();
    for (SpecificRecord record : Pair.in("hetao")) {
      process(revived, record);
    }
    assertThat(parks.market("hetao").orElseThrow().read(Market::matches))
        .singleElement()
        .satisfies(match -> assertThat(match.round()).isEqualTo(1));
    assertThat(values(revived)).isEqualTo(values(failed));
  }

  @Test
  void aTaskThatStartsAgainHasWhatPilotsShowedOfItsOffers() {
    String match = "sweeper~order-a~1";
    MockProcessorContext<String, byte[]> context = context();
    processor.init(context);
    List<SpecificRecord> history = new ArrayList<>(Pair.in("hetao"));
    history.add(Given.decision("d1", "hetao", match, Given.INSTITUTE).build());
    history.add(Given.decision("d2", "hetao", match, Given.BUYER).build());
    history.add(Given.pilotEvent("hetao", match, 1, "STARTED").setMoves("PILOTING").build());
    history.add(
        Given.pilotEvent("hetao", match, 2, "ACCEPTED")
            .setProves("OPERATIONAL")
            .setMoves("DELIVERED")
            .build());
    history.forEach(record -> process(context, record));
    ParkMarket before = parks.market("hetao").orElseThrow();
    context.resetForwards();

    processor.close();
    processor.init(context);
    ParkMarket after = parks.market("hetao").orElseThrow();
    assertThat(after).isNotSameAs(before);
    assertThat(context.forwarded()).isEmpty();
    assertThat(after.read(Market::matches)).isEqualTo(before.read(Market::matches));
    var told = after.read(market -> market.explain("sweeper", "order-a"));
    assertThat(told.parts().trackRecord()).isEqualTo(1000);
    assertThat(told.parts()).isEqualTo(before.read(it -> it.explain("sweeper", "order-a")).parts());

    // Written again, nothing that took effect does so a second time.
    process(context, history.getLast());
    assertThat(context.forwarded()).isEmpty();
  }

  /** Forwarded, but for the headers, which are of their moment. */
  private static List<String> values(MockProcessorContext<String, byte[]> context) {
    return context.forwarded().stream()
        .map(it ->
            it.childName().orElseThrow()
                + " "
                + it.record().key()
                + " "
                + new String(it.record().value(), StandardCharsets.ISO_8859_1))
        .toList();
  }

  private MockProcessorContext<String, byte[]> context() {
    Properties properties = new Properties();
    properties.putAll(Map.of("application.id", "test", "bootstrap.servers", "nowhere:9092"));
    MockProcessorContext<String, byte[]> context =
        new MockProcessorContext<>(properties, new TaskId(0, 0), folder);
    stores.clear();
    stores.add(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(MatcherTopology.OWN_STORE),
                Serdes.String(),
                Serdes.ByteArray())
            .withLoggingDisabled()
            .build());
    for (Topic<?> topic : MatcherTopology.STANDING) {
      stores.add(AdmittedStore.builder(topic, 1).build());
    }
    for (StateStore store : stores) {
      store.init(context.getStateStoreContext(), store);
      context.addStateStore(store);
    }
    return context;
  }

  private <T extends SpecificRecord> void process(
      MockProcessorContext<String, byte[]> context, T content) {
    Topic<T> topic = TestMarket.topic(content);
    byte[] key = topic.key(content).getBytes(StandardCharsets.UTF_8);
    byte[] value = WireFormat.of(topic).encode(content);
    assertThat(ParkKey.partition(topic.key(content), 1)).isZero();
    context.setRecordMetadata(topic.name(), 0, 0);
    stores.stream()
        .filter(store -> store.name().equals(AdmittedStore.name(topic)))
        .forEach(store -> ((AdmittedStore<?>) store).put(key, value));
    processor.process(new Record<>(key, value, Given.POSTED.toEpochMilli()));
  }
}
