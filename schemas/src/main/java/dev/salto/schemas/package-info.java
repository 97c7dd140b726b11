/** Topics, keys, partitions, wire format and admission of everything that lies on Kafka. */
@NullMarked
package dev.salto.schemas;

import org.jspecify.annotations.NullMarked;
