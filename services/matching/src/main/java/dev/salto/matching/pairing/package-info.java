/** The one stable outcome: pairs from the best rank down while three capacities last. */
@NullMarked
package dev.salto.matching.pairing;

import org.jspecify.annotations.NullMarked;
