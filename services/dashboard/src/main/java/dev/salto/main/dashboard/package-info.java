/** Starts this one service in a process of its own. */
@NullMarked
package dev.salto.main.dashboard;

import org.jspecify.annotations.NullMarked;
