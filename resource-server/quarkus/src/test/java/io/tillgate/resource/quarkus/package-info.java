/** Tests of this package. */
@NullMarked
package io.tillgate.resource.quarkus;

import org.jspecify.annotations.NullMarked;
