/**
 * The transactional outbox: {@link io.tillgate.outbox.Outbox} appends records in the transaction of a change, {@link
 * io.tillgate.outbox.OutboxRelay} sends them to Kafka. Delivery is at least once and in order per key, even after a
 * crash at any point. The package {@code event} adds the events of event-contracts.
 */
@NullMarked
package io.tillgate.outbox;

import org.jspecify.annotations.NullMarked;
