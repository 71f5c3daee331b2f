/**
 * Tells the suite of the kill switch.
 */
@NullMarked
package io.tillgate.auth.killswitch.event;

import org.jspecify.annotations.NullMarked;
