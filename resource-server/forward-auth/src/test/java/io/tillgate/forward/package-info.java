/** Tests of the service as a whole. */
@NullMarked
package io.tillgate.forward;

import org.jspecify.annotations.NullMarked;
