/** Tests of this package. */
@NullMarked
package io.tillgate.sample.sale;

import org.jspecify.annotations.NullMarked;
