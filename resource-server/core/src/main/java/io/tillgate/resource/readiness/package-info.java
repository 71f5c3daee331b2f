/** Whether a protected API can judge tokens now. */
@NullMarked
package io.tillgate.resource.readiness;

import org.jspecify.annotations.NullMarked;
