/** Buyers post orders with the evidence behind them; verifiers verify it. */
@NullMarked
package dev.salto.buyerorders;

import org.jspecify.annotations.NullMarked;
