/** What the events of a pilot tell of it. */
@NullMarked
package dev.salto.dashboard.pilot;

import org.jspecify.annotations.NullMarked;
