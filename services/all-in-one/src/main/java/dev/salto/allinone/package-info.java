/** Every service in one process, started, announced and stopped in order. */
@NullMarked
package dev.salto.allinone;

import org.jspecify.annotations.NullMarked;
