/** Starts this one service in a process of its own. */
@NullMarked
package dev.salto.main.pilots;

import org.jspecify.annotations.NullMarked;
