/** Limits the number of attempts. */
@NullMarked
package io.tillgate.user.throttle;

import org.jspecify.annotations.NullMarked;
