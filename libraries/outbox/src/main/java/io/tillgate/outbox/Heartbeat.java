package io.tillgate.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A record that the relay writes at intervals, so that readers of a topic can distinguish silence from a broken
 * connection. It is not stored: heartbeats are skipped while Kafka is unavailable. A service provides it as a bean.
 */
public interface Heartbeat {

    /** The time between two heartbeats. */
    Duration interval();

    /**
     * The record to write; empty to skip this heartbeat.
     *
     * @param drainedAt every outbox row that was committed before this time has been written before this record
     */
    Optional<OutboxRecord> beat(Instant drainedAt);
}
