/** Tests of this package. */
@NullMarked
package io.tillgate.resource.staleness;

import org.jspecify.annotations.NullMarked;
