package io.tillgate.audit.event;

import io.tillgate.audit.log.LogEntry;
import io.tillgate.event.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Samples the enforcement reports, see {@link ReadingConfig#enforcementInterval()}. The state is in memory: after a
 * restart one report too many may be kept, but never one too few. Safe for concurrent use.
 */
@ApplicationScoped
class EnforcementSampling {
    private static final int MAX_INSTANCES = 10_000;

    private final Duration interval;
    private final Map<String, Instant> lastKept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MAX_INSTANCES;
        }
    };

    EnforcementSampling(ReadingConfig config) {
        this.interval = config.enforcementInterval();
    }

    /** Returns whether a record is the valid tombstone by which a resource server instance signs off. */
    static boolean isFarewell(ConsumerRecord<String, byte @Nullable []> record) {
        return record.value() == null && record.topic().equals(Topic.ENFORCEMENT.topicName());
    }

    /** Returns whether an entry is to be logged. Always true for entries that are not enforcement reports. */
    synchronized boolean keeps(LogEntry entry) {
        if (!entry.position().topic().equals(Topic.ENFORCEMENT.topicName()) || entry.subject() == null) {
            return true;
        }
        Instant last = lastKept.get(entry.subject());
        if (last != null
                && entry.time().isBefore(last.plus(interval))
                && !entry.time().isBefore(last)) {
            return false;
        }
        lastKept.put(entry.subject(), entry.time());
        return true;
    }
}
