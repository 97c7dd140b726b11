/** How alike two texts are, across Chinese and English, in integers and without a corpus. */
@NullMarked
package dev.salto.matching.text;

import org.jspecify.annotations.NullMarked;
