/** The live feed of match events, the funnel of a park, and the way to the services. */
@NullMarked
package dev.salto.dashboard;

import org.jspecify.annotations.NullMarked;
