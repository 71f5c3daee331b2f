package io.tillgate.audit.event;

import io.smallrye.mutiny.Uni;
import io.tillgate.audit.completeness.Received;
import io.tillgate.audit.event.Reading.Item;
import io.tillgate.audit.log.LogEntry;
import io.tillgate.outbox.OpenSpans;
import io.tillgate.outbox.RecordSpans;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics into the log in batches. The offsets of a batch are committed when its {@code Uni} completes.
 * Revocations have a channel of their own, because they may wait for the issuer's keys.
 */
@ApplicationScoped
class EventReader {
    private static final Logger LOG = Logger.getLogger(EventReader.class);

    private final ReadingStore store;
    private final EnforcementSampling sampling;
    private final RevocationRecords revocations;
    private final RecordSpans spans;

    EventReader(ReadingStore store, EnforcementSampling sampling, RevocationRecords revocations, RecordSpans spans) {
        this.store = store;
        this.sampling = sampling;
        this.revocations = revocations;
        this.spans = spans;
    }

    @Incoming("events")
    Uni<Void> events(ConsumerRecords<String, byte @Nullable []> records) {
        List<Item> items = new ArrayList<>();
        for (ConsumerRecord<String, byte @Nullable []> record : records) {
            if (EnforcementSampling.isFarewell(record) || sampling.skips(record)) {
                continue;
            }
            try {
                LogEntry entry = CloudEventRecords.entry(record);
                sampling.kept(entry);
                items.add(Item.of(record, entry));
            } catch (UnreadableRecordException | RuntimeException e) {
                LOG.warnf(
                        "Record %d of %s-%d is sent to the dead-letter topic: %s",
                        record.offset(), record.topic(), record.partition(), e.getMessage());
                items.add(Item.unreadable(record, e));
            }
        }
        OpenSpans storing = spans.receiving(records);
        return store.store(new Reading(items, Received.of(records)))
                .onTermination()
                .invoke(storing::close);
    }

    @Incoming("revocations")
    Uni<Void> revocations(ConsumerRecords<String, byte @Nullable []> records) {
        return revocations.read(records).chain(store::store);
    }
}
