/** Tests of this package. */
@NullMarked
package io.tillgate.problem;

import org.jspecify.annotations.NullMarked;
