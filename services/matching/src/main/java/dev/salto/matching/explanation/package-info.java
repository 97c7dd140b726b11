/** Answers to why, why not, and what would have to change. */
@NullMarked
package dev.salto.matching.explanation;

import org.jspecify.annotations.NullMarked;
