/** How far the scenarios of a park and the lots behind them have come. */
@NullMarked
package dev.salto.dashboard.funnel;

import org.jspecify.annotations.NullMarked;
