/** How a posting is made, changed and withdrawn: log first. */
@NullMarked
package dev.salto.kit.posting;

import org.jspecify.annotations.NullMarked;
