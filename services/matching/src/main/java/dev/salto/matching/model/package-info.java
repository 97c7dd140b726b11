/** The words of the market as plain records. */
@NullMarked
package dev.salto.matching.model;

import org.jspecify.annotations.NullMarked;
