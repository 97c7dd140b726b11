/** Starts this one service in a process of its own. */
@NullMarked
package dev.salto.main.scenariodemands;

import org.jspecify.annotations.NullMarked;
