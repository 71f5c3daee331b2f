package io.tillgate.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A record that the relay writes at intervals, so that readers of a topic can tell silence from a broken connection. It
 * is not stored: while Kafka is away, heartbeats are skipped. A service that needs one provides it as a bean.
 */
public interface Heartbeat {

    /** The time between two beats. */
    Duration interval();

    /**
     * The record to write; empty to leave this beat out.
     *
     * @param drainedAt every outbox row that was committed before this time has been written before this record
     */
    Optional<OutboxRecord> beat(Instant drainedAt);
}
