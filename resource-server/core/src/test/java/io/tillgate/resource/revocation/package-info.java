/** Tests of this package. */
@NullMarked
package io.tillgate.resource.revocation;

import org.jspecify.annotations.NullMarked;
