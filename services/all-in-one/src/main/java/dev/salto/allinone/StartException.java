package dev.salto.allinone;

import org.jspecify.annotations.Nullable;

/** Salto cannot start; the message tells the person who started it why, and what to do. */
final class StartException extends RuntimeException {

  StartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
