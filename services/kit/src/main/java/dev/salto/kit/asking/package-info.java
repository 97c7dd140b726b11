/** Who asks, and which organisation that is. */
@NullMarked
package dev.salto.kit.asking;

import org.jspecify.annotations.NullMarked;
