/** Tests of this package. */
@NullMarked
package io.tillgate.forward.check;

import org.jspecify.annotations.NullMarked;
