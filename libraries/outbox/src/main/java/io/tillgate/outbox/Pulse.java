package io.tillgate.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A record that the relay writes again and again while it runs, so that readers of a topic can tell silence from a
 * broken line. It is not stored: when Kafka is away, beats are left out. A service that wants one provides it as a bean.
 */
public interface Pulse {

    /** The time between two beats. */
    Duration interval();

    /**
     * The record to write; empty to leave this beat out.
     *
     * @param drainedAt every outbox row that was committed before this time has been written before this record
     */
    Optional<OutboxRecord> beat(Instant drainedAt);
}
