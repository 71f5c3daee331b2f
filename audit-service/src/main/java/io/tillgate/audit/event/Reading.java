package io.tillgate.audit.event;

import io.tillgate.audit.completeness.Received;
import io.tillgate.audit.log.LogEntry;
import io.tillgate.event.Topic;
import io.tillgate.outbox.DeadLetter;
import io.tillgate.outbox.OutboxRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading a batch of records, in their order.
 *
 * @param items one per record that is to be kept
 * @param received the numbers and offsets of all records of the batch
 */
record Reading(List<Item> items, Received received) {

    /** Returns a reading of one record, without numbers and offsets. */
    static Reading of(Item item) {
        return new Reading(List.of(item), Received.NOTHING);
    }

    /** Returns a reading with the numbers and offsets only. */
    Reading withoutItems() {
        return new Reading(List.of(), received);
    }

    boolean isEmpty() {
        return items.isEmpty() && received.isEmpty();
    }

    /**
     * The result of reading one record.
     *
     * @param record the record
     * @param entry the entry to append; null if the record is unreadable
     * @param deadLetter the record for the dead-letter topic; null if there is an entry
     */
    record Item(
            ConsumerRecord<String, byte @Nullable []> record,
            @Nullable LogEntry entry,
            @Nullable OutboxRecord deadLetter) {

        static Item of(ConsumerRecord<String, byte @Nullable []> record, LogEntry entry) {
            return new Item(record, entry, null);
        }

        static Item unreadable(ConsumerRecord<String, byte @Nullable []> record, Throwable reason) {
            return new Item(record, null, DeadLetter.of(Topic.deadLetterTopicName(record.topic()), record, reason));
        }
    }

    List<LogEntry> entries() {
        List<LogEntry> entries = new ArrayList<>(items.size());
        for (Item item : items) {
            if (item.entry() != null) {
                entries.add(item.entry());
            }
        }
        return entries;
    }

    List<OutboxRecord> deadLetters() {
        List<OutboxRecord> letters = new ArrayList<>();
        for (Item item : items) {
            if (item.deadLetter() != null) {
                letters.add(item.deadLetter());
            }
        }
        return letters;
    }
}
