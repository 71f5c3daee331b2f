/**
 * Tells the suite of the kill switch.
 */
@NullMarked
package io.tillgate.auth.revocation.bulk.event;

import org.jspecify.annotations.NullMarked;
