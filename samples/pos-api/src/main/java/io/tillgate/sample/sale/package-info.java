/** Sales and their refunds. */
@NullMarked
package io.tillgate.sample.sale;

import org.jspecify.annotations.NullMarked;
