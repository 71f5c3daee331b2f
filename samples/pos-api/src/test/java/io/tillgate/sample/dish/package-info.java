/** Tests of this package. */
@NullMarked
package io.tillgate.sample.dish;

import org.jspecify.annotations.NullMarked;
