/** How well an offer fits a scenario: an integer from 0 to 10000, made of seven parts. */
@NullMarked
package dev.salto.matching.score;

import org.jspecify.annotations.NullMarked;
