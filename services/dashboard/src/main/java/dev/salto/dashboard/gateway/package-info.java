/** The way through this process to the services, where each runs in a container of its own. */
@NullMarked
package dev.salto.dashboard.gateway;

import org.jspecify.annotations.NullMarked;
