package io.tillgate.local.kafka;

import io.tillgate.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/** The partitions, cleanup policy and retention of each topic. */
final class TopicPolicy {
    private static final Duration HISTORY = Duration.ofDays(30);
    /** Longer than the lifetime of any access token, so that a revocation outlasts what it revokes. */
    private static final Duration REVOCATIONS = Duration.ofDays(7);

    private static final Duration ENFORCEMENT = Duration.ofHours(1);
    /** Short segments let compaction remove the heartbeats soon, which keeps a reader's replay short. */
    private static final Duration SHORT_SEGMENT = Duration.ofMinutes(10);
    /** How long audit-service may be away without a gap in its log: it also counts records that are replaced. */
    private static final Duration UNCOMPACTED = Duration.ofHours(1);

    private TopicPolicy() {}

    static List<NewTopic> all() {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(of(topic));
            if (topic != Topic.REVOCATIONS && topic != Topic.AUDIT_CHECKPOINTS) {
                topics.add(new NewTopic(topic.deadLetterTopicName(), 1, (short) 1).configs(delete(HISTORY)));
            }
        }
        return topics;
    }

    private static NewTopic of(Topic topic) {
        return switch (topic) {
            case ACCOUNTS, CLIENTS -> topic(topic, 3, Map.of("cleanup.policy", "compact"));
            case SCOPES, AUDIT_CHECKPOINTS -> topic(topic, 1, Map.of("cleanup.policy", "compact"));
            case TOKENS -> topic(topic, 6, delete(HISTORY));
            case REVOCATIONS -> {
                Map<String, String> configuration = new HashMap<>(compactAndDelete(REVOCATIONS));
                configuration.put("min.compaction.lag.ms", Long.toString(UNCOMPACTED.toMillis()));
                yield topic(topic, 1, configuration);
            }
            case ENFORCEMENT -> topic(topic, 1, compactAndDelete(ENFORCEMENT));
        };
    }

    private static NewTopic topic(Topic topic, int partitions, Map<String, String> configuration) {
        return new NewTopic(topic.topicName(), partitions, (short) 1).configs(configuration);
    }

    private static Map<String, String> delete(Duration retention) {
        return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis()));
    }

    private static Map<String, String> compactAndDelete(Duration retention) {
        return Map.of(
                "cleanup.policy",
                "compact,delete",
                "retention.ms",
                Long.toString(retention.toMillis()),
                "segment.ms",
                Long.toString(SHORT_SEGMENT.toMillis()),
                "min.cleanable.dirty.ratio",
                "0.1");
    }
}
