/** The life of a match, and what is remembered of a pair. */
@NullMarked
package dev.salto.matching.life;

import org.jspecify.annotations.NullMarked;
