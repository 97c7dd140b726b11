/**
 * The feed of match events: pages, streams, and the latest events in memory that serve both; and
 * the unmet orders that a stream tells beside them.
 */
@NullMarked
package dev.salto.dashboard.feed;

import org.jspecify.annotations.NullMarked;
