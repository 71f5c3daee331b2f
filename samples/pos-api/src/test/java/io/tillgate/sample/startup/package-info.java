/** Tests of this package. */
@NullMarked
package io.tillgate.sample.startup;

import org.jspecify.annotations.NullMarked;
