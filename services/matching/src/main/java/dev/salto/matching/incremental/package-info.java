/** A market that follows each change alone, at a cost that grows with the change. */
@NullMarked
package dev.salto.matching.incremental;

import org.jspecify.annotations.NullMarked;
