package dev.salto.systemtests;

import dev.salto.records.ParkDay;
import dev.salto.schemas.ParkKey;
import dev.salto.schemas.Topics;
import dev.salto.schemas.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The days of one park. Time is an input: the next day begins where this says so, in it alone. */
public final class ParkClock {

  private final RunningSalto salto;
  private final String park;
  private LocalDate day = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  /** Of a park in which it is today. */
  public ParkClock(RunningSalto salto, String park) {
    this.salto = salto;
    this.park = park;
  }

  /** The park's day. */
  public LocalDate day() {
    return day;
  }

  /** Begins the next day. */
  public void nextDay() {
    day = day.plusDays(1);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", salto.kafka()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      String key = ParkKey.of(park, "day");
      int partitions = producer.partitionsFor(Topics.PARK_DAYS.name()).size();
      producer
          .send(
              new ProducerRecord<>(
                  Topics.PARK_DAYS.name(),
                  ParkKey.partition(key, partitions),
                  key.getBytes(StandardCharsets.UTF_8),
                  WireFormat.of(Topics.PARK_DAYS).encode(new ParkDay(park, day))))
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
