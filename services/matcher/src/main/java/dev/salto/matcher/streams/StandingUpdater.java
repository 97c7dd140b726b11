package dev.salto.matcher.streams;

import dev.salto.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Puts live records into the store of what stands, before the matcher sees them. */
final class StandingUpdater<T extends SpecificRecord>
    implements Processor<byte[], byte[], Void, Void> {

  private final Topic<T> topic;
  private AdmittedStore<T> store;

  @SuppressWarnings("NullAway.Init") // Streams calls init before anything else
  StandingUpdater(Topic<T> topic) {
    this.topic = topic;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    store = context.getStateStore(AdmittedStore.name(topic));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    store.put(record.key(), record.value());
  }
}
