/** Kafka Streams around the pairing core, and what is asked of it over REST. */
@NullMarked
package dev.salto.matcher;

import org.jspecify.annotations.NullMarked;
