/** Tests of this package. */
@NullMarked
package io.tillgate.forward.startup;

import org.jspecify.annotations.NullMarked;
