/** Public orders as releases of the Open Contracting Data Standard, 1.1. */
@NullMarked
package dev.salto.dashboard.ocds;

import org.jspecify.annotations.NullMarked;
