/** What went wrong, told as RFC 9457 problem+json with a stable code. */
@NullMarked
package dev.salto.kit.problem;

import org.jspecify.annotations.NullMarked;
