/** The core alone, without log or network: speed, memory, and how good its pairing is. */
@NullMarked
package dev.salto.benchmarks.core;

import org.jspecify.annotations.NullMarked;
