/** Tests of this package. */
@NullMarked
package io.tillgate.resource.key;

import org.jspecify.annotations.NullMarked;
