/** The events of locks: one for each lock, not for each refused request. */
@NullMarked
package io.tillgate.auth.throttle.event;

import org.jspecify.annotations.NullMarked;
