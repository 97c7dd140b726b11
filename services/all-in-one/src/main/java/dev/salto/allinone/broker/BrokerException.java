package dev.salto.allinone.broker;

import org.jspecify.annotations.Nullable;

/** A broker does not start, does not answer, or is not the one that was expected; says which. */
public final class BrokerException extends RuntimeException {

  BrokerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
