/** A Kafka broker inside this process, and the question which cluster answers on an address. */
@NullMarked
package dev.salto.allinone.broker;

import org.jspecify.annotations.NullMarked;
