/** Where the services are, and how to ask them. */
@NullMarked
package dev.salto.dashboard.asking;

import org.jspecify.annotations.NullMarked;
