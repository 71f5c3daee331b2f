/**
 * Tells the suite about logouts.
 */
@NullMarked
package io.tillgate.auth.logout.event;

import org.jspecify.annotations.NullMarked;
