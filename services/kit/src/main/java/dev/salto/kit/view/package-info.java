/** SQL views of topics, each moved together with its offset. */
@NullMarked
package dev.salto.kit.view;

import org.jspecify.annotations.NullMarked;
