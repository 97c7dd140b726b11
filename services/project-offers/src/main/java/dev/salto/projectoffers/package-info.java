/** Institutes post their projects. */
@NullMarked
package dev.salto.projectoffers;

import org.jspecify.annotations.NullMarked;
