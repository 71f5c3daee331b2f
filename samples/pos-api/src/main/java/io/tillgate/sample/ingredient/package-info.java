/** Ingredients of the dishes. */
@NullMarked
package io.tillgate.sample.ingredient;

import org.jspecify.annotations.NullMarked;
