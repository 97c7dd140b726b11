/** What a financier sees of an institute that consented. */
@NullMarked
package dev.salto.dashboard.pipeline;

import org.jspecify.annotations.NullMarked;
