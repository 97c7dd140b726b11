/** What is posted in a park: offers and orders as kinds of posting, records in the core's words. */
@NullMarked
package dev.salto.kit.market;

import org.jspecify.annotations.NullMarked;
