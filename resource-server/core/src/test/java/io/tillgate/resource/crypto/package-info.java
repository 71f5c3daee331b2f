/** Tests of this package. */
@NullMarked
package io.tillgate.resource.crypto;

import org.jspecify.annotations.NullMarked;
