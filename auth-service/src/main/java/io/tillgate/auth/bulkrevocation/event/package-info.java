/**
 * Tells the suite of the kill switch.
 */
@NullMarked
package io.tillgate.auth.bulkrevocation.event;

import org.jspecify.annotations.NullMarked;
