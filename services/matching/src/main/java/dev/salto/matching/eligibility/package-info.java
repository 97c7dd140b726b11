/**
 * Who may pair with whom: the sixteen criteria in their fixed order, gates, and the lots money
 * stands behind.
 */
@NullMarked
package dev.salto.matching.eligibility;

import org.jspecify.annotations.NullMarked;
