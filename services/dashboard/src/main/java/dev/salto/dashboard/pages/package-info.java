/**
 * What people see and do in a browser, in Chinese and English; all of it through the REST of the
 * services.
 */
@NullMarked
package dev.salto.dashboard.pages;

import org.jspecify.annotations.NullMarked;
