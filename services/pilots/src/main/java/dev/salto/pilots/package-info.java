/** The pilots of agreed matches, from their start to their last payment. */
@NullMarked
package dev.salto.pilots;

import org.jspecify.annotations.NullMarked;
