/** Places in the feed of match events. */
@NullMarked
package dev.salto.kit.feed;

import org.jspecify.annotations.NullMarked;
