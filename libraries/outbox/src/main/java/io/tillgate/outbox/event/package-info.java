/**
 * The events of the contracts on their way through the outbox: their envelope, the trace of the request, and the signature
 * of a topic that a service owns.
 */
@NullMarked
package io.tillgate.outbox.event;

import org.jspecify.annotations.NullMarked;
