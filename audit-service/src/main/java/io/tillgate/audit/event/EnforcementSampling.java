package io.tillgate.audit.event;

import io.tillgate.audit.log.LogEntry;
import io.tillgate.event.EventType;
import io.tillgate.event.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Samples the enforcement reports by their headers, see {@link ReadingConfig#enforcementInterval()}; most of them are
 * never parsed. The state is in memory: after a restart one report too many may be kept. If more than {@value
 * #MAX_INSTANCES} instances report within an interval, the others wait for the next one. Safe for concurrent use.
 */
@ApplicationScoped
class EnforcementSampling {
    private static final int MAX_INSTANCES = 50_000;
    private static final Optional<String> TYPE = Optional.of(EventType.ENFORCEMENT_REPORTED.typeName());

    private final Duration interval;
    private final Map<String, Instant> lastKept = new LinkedHashMap<>(); // in the order in which they were kept

    EnforcementSampling(ReadingConfig config) {
        this.interval = config.enforcementInterval();
    }

    /** Returns whether a record is the valid tombstone by which a resource server instance signs off. */
    static boolean isFarewell(ConsumerRecord<String, byte @Nullable []> record) {
        return record.value() == null && isReport(record.topic());
    }

    /** Returns whether a record is a report that is not to be read, because an earlier one was kept recently. */
    synchronized boolean skips(ConsumerRecord<String, byte @Nullable []> record) {
        if (!isReport(record.topic()) || !RecordText.optional(record, "ce_type").equals(TYPE)) {
            return false;
        }
        try {
            String instance = RecordText.required(record, "ce_subject");
            Instant time = RecordText.time(RecordText.required(record, "ce_time"));
            Instant last = lastKept.get(instance);
            return last == null ? !hasRoom(time) : isRecent(last, time);
        } catch (UnreadableRecordException e) {
            return false; // reading it says why
        }
    }

    /** Notes an entry that is to be logged. */
    synchronized void kept(LogEntry entry) {
        if (isReport(entry.position().topic()) && entry.subject() != null) {
            lastKept.remove(entry.subject());
            lastKept.put(entry.subject(), entry.time());
        }
    }

    private boolean hasRoom(Instant time) {
        if (lastKept.size() < MAX_INSTANCES) {
            return true;
        }
        Iterator<Instant> eldest = lastKept.values().iterator();
        if (isRecent(eldest.next(), time)) {
            return false;
        }
        eldest.remove();
        return true;
    }

    private boolean isRecent(Instant last, Instant time) {
        return !time.isBefore(last) && time.isBefore(last.plus(interval));
    }

    private static boolean isReport(String topic) {
        return topic.equals(Topic.ENFORCEMENT.topicName());
    }
}
