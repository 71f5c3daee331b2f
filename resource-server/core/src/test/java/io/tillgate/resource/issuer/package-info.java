/** Tests of this package. */
@NullMarked
package io.tillgate.resource.issuer;

import org.jspecify.annotations.NullMarked;
