/** Tests of this package. */
@NullMarked
package io.tillgate.resource.cache;

import org.jspecify.annotations.NullMarked;
