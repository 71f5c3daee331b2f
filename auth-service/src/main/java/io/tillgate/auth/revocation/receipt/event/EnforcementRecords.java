package io.tillgate.auth.revocation.receipt.event;

import io.tillgate.auth.revocation.receipt.InstanceReport;
import io.tillgate.auth.revocation.receipt.InstanceView;
import io.tillgate.auth.revocation.receipt.LongLeases;
import io.tillgate.auth.revocation.receipt.RecordPositions;
import io.tillgate.event.CloudEvent;
import io.tillgate.event.EnforcementReported;
import io.tillgate.event.MalformedEventException;
import io.tillgate.event.Revocation;
import io.tillgate.event.Topic;
import io.tillgate.outbox.RecordHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/** Stores the contents of both topics. Used by the reader thread only. */
@ApplicationScoped
class EnforcementRecords {
    private static final Logger LOG = Logger.getLogger(EnforcementRecords.class);

    /** The default staleness limit, for reports of older versions without {@code serves_until}. */
    private static final Duration USUAL_LIMIT = Duration.ofSeconds(30);

    private static final int LONGEST_ID = 36;

    private final InstanceView instances;
    private final LongLeases longLeases;
    private final RecordPositions positions;
    private final Clock clock;

    EnforcementRecords(InstanceView instances, LongLeases longLeases, RecordPositions positions, Clock clock) {
        this.instances = instances;
        this.longLeases = longLeases;
        this.positions = positions;
        this.clock = clock;
    }

    void read(ConsumerRecords<String, byte[]> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                note(record);
            } catch (RuntimeException e) { // the other records are still read
                LOG.warnf(e, "Record %d of %s cannot be processed", record.offset(), record.topic());
            }
        }
    }

    private void note(ConsumerRecord<String, byte[]> record) {
        if (record.topic().equals(Topic.REVOCATIONS.topicName())) {
            revocation(record);
        } else if (record.key() != null) {
            enforcement(record);
        }
    }

    private void enforcement(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            instances.left(record.key());
            longLeases.left(record.key());
            return;
        }
        try {
            CloudEvent event = CloudEvent.read(RecordHeaders.of(record), record.value());
            if (event.data() instanceof EnforcementReported told
                    && told.instance().equals(record.key())) {
                if (!ReportTimes.areCredible(told, clock.instant())) {
                    LOG.warnf("Record %d of the enforcement topic has implausible times", record.offset());
                    return;
                }
                InstanceReport report = report(told);
                instances.told(report);
                longLeases.told(report);
            }
        } catch (MalformedEventException e) {
            LOG.debugf("Record %d of the enforcement topic is malformed: %s", record.offset(), e.getMessage());
        }
    }

    private static InstanceReport report(EnforcementReported told) {
        boolean joining = Boolean.FALSE.equals(told.ready());
        return new InstanceReport(
                told.instance(),
                told.service(),
                joining ? -1 : told.offset(),
                told.appliedAt(),
                told.asOf(),
                told.servesUntil() == null ? told.appliedAt().plus(USUAL_LIMIT) : told.servesUntil());
    }

    /**
     * Only the offset is used, not the content: nobody knows a record's id before the record is written. A record
     * without the header is one for which no request waits.
     */
    private void revocation(ConsumerRecord<String, byte[]> record) {
        if (Revocation.HEARTBEAT_KEY.equals(record.key())) {
            positions.beat(record.offset());
            return;
        }
        Header receipt = record.headers().lastHeader(Revocation.RECEIPT_HEADER);
        if (receipt == null || receipt.value() == null || receipt.value().length > LONGEST_ID) {
            positions.passed(record.offset());
        } else {
            positions.record(new String(receipt.value(), StandardCharsets.UTF_8), record.offset());
        }
    }
}
