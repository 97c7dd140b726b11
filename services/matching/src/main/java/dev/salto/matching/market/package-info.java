/** One park's market: inputs in, changes out. */
@NullMarked
package dev.salto.matching.market;

import org.jspecify.annotations.NullMarked;
