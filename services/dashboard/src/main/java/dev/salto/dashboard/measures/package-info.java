/** What a park measures itself by: how much of what it opened is paid for, and how soon. */
@NullMarked
package dev.salto.dashboard.measures;

import org.jspecify.annotations.NullMarked;
