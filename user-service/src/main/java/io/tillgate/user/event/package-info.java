/**
 * Domain facts to event-contracts and into the outbox. No other package here knows the contracts.
 */
@NullMarked
package io.tillgate.user.event;

import org.jspecify.annotations.NullMarked;
