/** Agencies post scenarios and facilities, and keep organisations, policies and the park's day. */
@NullMarked
package dev.salto.scenariodemands;

import org.jspecify.annotations.NullMarked;
