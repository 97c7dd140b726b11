/** Writing to the topics, and creating them. */
@NullMarked
package dev.salto.kit.log;

import org.jspecify.annotations.NullMarked;
