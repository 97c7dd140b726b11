/** How fast the whole system is, beside a reference in the same run. */
@NullMarked
package dev.salto.benchmarks;

import org.jspecify.annotations.NullMarked;
