/** Tests of this package. */
@NullMarked
package io.tillgate.resource.token;

import org.jspecify.annotations.NullMarked;
