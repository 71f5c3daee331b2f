/**
 * Domain facts to event-contracts and into the outbox, and facts of other services that people are told of. No other
 * package here knows the contracts.
 */
@NullMarked
package io.tillgate.user.event;

import org.jspecify.annotations.NullMarked;
