/** The readiness of a protected API, that is whether it can check tokens now. */
@NullMarked
package io.tillgate.resource.readiness;

import org.jspecify.annotations.NullMarked;
