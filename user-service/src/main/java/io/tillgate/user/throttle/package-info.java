/**
 * Counting attempts, so that nobody has too many.
 */
@NullMarked
package io.tillgate.user.throttle;

import org.jspecify.annotations.NullMarked;
