/** Records from the topics in the words of the pairing core. */
@NullMarked
package dev.salto.kit.market;

import org.jspecify.annotations.NullMarked;
