/**
 * Writes changes to the outbox as events, and notifies users of events of other services. No other package of this
 * service uses event-contracts.
 */
@NullMarked
package io.tillgate.user.event;

import org.jspecify.annotations.NullMarked;
