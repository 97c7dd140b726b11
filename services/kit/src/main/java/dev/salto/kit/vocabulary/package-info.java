/** Fields, attributes, permits and the words for codes. */
@NullMarked
package dev.salto.kit.vocabulary;

import org.jspecify.annotations.NullMarked;
