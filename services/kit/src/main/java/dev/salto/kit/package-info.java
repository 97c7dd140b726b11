/** What every service shares. */
@NullMarked
package dev.salto.kit;

import org.jspecify.annotations.NullMarked;
