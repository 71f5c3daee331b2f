/**
 * Tells the suite about locks: once for each, not for each request that one refuses.
 */
@NullMarked
package io.tillgate.auth.throttle.event;

import org.jspecify.annotations.NullMarked;
