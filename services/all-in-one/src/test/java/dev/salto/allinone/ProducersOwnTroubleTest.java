package dev.salto.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.common.errors.KafkaStorageException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.junit.jupiter.api.Test;

class ProducersOwnTroubleTest {

  private static final String REPLICAS = "kafka.server.ReplicaManager";

  @Test
  void aBatchThatOvertookAnotherIsNotForTheConsole() {
    assertThat(decide(REPLICAS, new OutOfOrderSequenceException("1, expected 0")))
        .isEqualTo(FilterReply.DENY);
  }

  @Test
  void everyOtherErrorIs() {
    assertThat(decide(REPLICAS, new KafkaStorageException("disk"))).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide(REPLICAS, null)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide("org.apache.kafka.streams", new OutOfOrderSequenceException("1")))
        .isEqualTo(FilterReply.NEUTRAL);
  }

  private static FilterReply decide(String logger, Throwable thrown) {
    Logger from = new LoggerContext().getLogger(logger);
    return new ProducersOwnTrouble()
        .decide(new LoggingEvent("", from, Level.ERROR, "Error processing append", thrown, null));
  }
}
