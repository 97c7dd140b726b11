/** The exactly-once path: from postings, days and decisions to matches, events and unmet orders. */
@NullMarked
package dev.salto.matcher.streams;

import org.jspecify.annotations.NullMarked;
