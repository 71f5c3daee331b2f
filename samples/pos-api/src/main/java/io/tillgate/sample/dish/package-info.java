/** Dishes of the menu. */
@NullMarked
package io.tillgate.sample.dish;

import org.jspecify.annotations.NullMarked;
