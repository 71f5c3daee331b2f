package io.tillgate.audit.completeness;

import java.util.Comparator;

/**
 * The records that one outbox writes to one topic. The outbox numbers them from 1.
 *
 * @param source the outbox's service
 * @param topic the topic
 */
record NumberedTopic(String source, String topic) implements Comparable<NumberedTopic> {
    private static final Comparator<NumberedTopic> ORDER =
            Comparator.comparing(NumberedTopic::source).thenComparing(NumberedTopic::topic);

    @Override
    public int compareTo(NumberedTopic other) {
        return ORDER.compare(this, other);
    }
}
