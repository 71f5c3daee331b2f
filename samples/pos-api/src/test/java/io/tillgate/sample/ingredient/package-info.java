/** Tests of this package. */
@NullMarked
package io.tillgate.sample.ingredient;

import org.jspecify.annotations.NullMarked;
