package dev.salto.allinone;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;

/**
 * Keeps from the console what the broker reports as its error though it only refused a batch that
 * came before one it builds on. A producer's first batches to a partition may overtake each other;
 * it sends them again in order, and a producer that can't is told so and reports that itself. The
 * file has it all.
 */
public final class ProducersOwnTrouble extends Filter<ILoggingEvent> {

  @Override
  public FilterReply decide(ILoggingEvent event) {
    IThrowableProxy thrown = event.getThrowableProxy();
    return event.getLoggerName().equals("kafka.server.ReplicaManager")
            && thrown != null
            && thrown.getClassName().equals(OutOfOrderSequenceException.class.getName())
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }
}
