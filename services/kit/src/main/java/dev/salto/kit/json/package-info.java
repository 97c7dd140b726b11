/** Records as JSON and back, by their schema. */
@NullMarked
package dev.salto.kit.json;

import org.jspecify.annotations.NullMarked;
