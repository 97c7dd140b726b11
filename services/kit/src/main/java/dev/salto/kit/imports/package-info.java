/** CSV files as postings: every row checked first, all or nothing. */
@NullMarked
package dev.salto.kit.imports;

import org.jspecify.annotations.NullMarked;
