/**
 * Writes events of event-contracts to the outbox: their envelope, the trace context of the request, and the signature
 * of topics that a service owns.
 */
@NullMarked
package io.tillgate.outbox.event;

import org.jspecify.annotations.NullMarked;
