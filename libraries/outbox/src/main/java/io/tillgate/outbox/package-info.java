/**
 * The transactional outbox: {@link io.tillgate.outbox.Outbox} appends records inside the transaction of the change that
 * they tell of, {@link io.tillgate.outbox.OutboxRelay} carries them to Kafka. At least once, in order per key, also
 * through a crash at any point. It knows no event; the package {@code event} does.
 */
@NullMarked
package io.tillgate.outbox;

import org.jspecify.annotations.NullMarked;
