/** Orders that no project meets, by what their scenarios are about. */
@NullMarked
package dev.salto.dashboard.demand;

import org.jspecify.annotations.NullMarked;
