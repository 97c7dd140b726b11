/** Matches, decisions, gates, explanations, gaps, unmet orders and prospects over REST. */
@NullMarked
package dev.salto.matcher.rest;

import org.jspecify.annotations.NullMarked;
