package io.tillgate.audit.completeness;

import io.tillgate.event.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * The sequence numbers and offsets of the records of a batch. Records without a sequence number are not counted.
 * Numbers on the enforcement topic are ignored, because every resource server may write there.
 *
 * @param numbers the sequence numbers by outbox and topic
 * @param offsets the offset after the last record of each partition
 */
public record Received(SortedMap<NumberedTopic, SortedSet<Long>> numbers, SortedMap<TopicPartition, Long> offsets) {
    /** An instance without numbers and offsets. */
    public static final Received NOTHING = new Received(new TreeMap<>(), new TreeMap<>(Received::compare));

    private static final String UNNUMBERED = Topic.ENFORCEMENT.topicName();
    private static final Pattern SOURCE = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    /** Collects the numbers and offsets of every record of a batch, including records that are not kept. */
    public static Received of(ConsumerRecords<?, ?> records) {
        SortedMap<NumberedTopic, SortedSet<Long>> numbers = new TreeMap<>();
        SortedMap<TopicPartition, Long> offsets = new TreeMap<>(Received::compare);
        for (ConsumerRecord<?, ?> each : records) {
            Optional<String> source = header(each, "outbox-source", SOURCE);
            Optional<String> number = header(each, "outbox-sequence", NUMBER);
            if (source.isPresent() && number.isPresent() && !each.topic().equals(UNNUMBERED)) {
                numbers.computeIfAbsent(new NumberedTopic(source.get(), each.topic()), first -> new TreeSet<>())
                        .add(Long.valueOf(number.get()));
            }
            offsets.merge(new TopicPartition(each.topic(), each.partition()), each.offset() + 1, Math::max);
        }
        return new Received(numbers, offsets);
    }

    /** Returns whether there are no sequence numbers. Offsets alone are not saved. */
    public boolean isEmpty() {
        return numbers.isEmpty();
    }

    /** Returns the numbers as the text of a PostgreSQL {@code int8multirange}. */
    static String ranges(SortedSet<Long> numbers) {
        StringBuilder ranges = new StringBuilder("{");
        long from = -1;
        long end = -1;
        for (long number : numbers) {
            if (number != end) {
                append(ranges, from, end);
                from = number;
            }
            end = number + 1;
        }
        append(ranges, from, end);
        return ranges.append('}').toString();
    }

    private static void append(StringBuilder ranges, long from, long end) {
        if (from >= 0) {
            ranges.append(ranges.length() > 1 ? "," : "")
                    .append('[')
                    .append(from)
                    .append(',')
                    .append(end)
                    .append(')');
        }
    }

    private static Optional<String> header(ConsumerRecord<?, ?> record, String name, Pattern form) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .filter(text -> form.matcher(text).matches());
    }

    private static int compare(TopicPartition a, TopicPartition b) {
        return Comparator.comparing(TopicPartition::topic)
                .thenComparing(TopicPartition::partition)
                .compare(a, b);
    }
}
