/** The schemas, read-only, under the paths of a Confluent registry. */
@NullMarked
package dev.salto.kit.registry;

import org.jspecify.annotations.NullMarked;
