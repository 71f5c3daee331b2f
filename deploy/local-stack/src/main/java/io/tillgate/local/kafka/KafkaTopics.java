package io.tillgate.local.kafka;

import io.tillgate.event.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** The suite's topics at a broker that may still be starting. */
public final class KafkaTopics {
    /** Kafka's word for the high watermark. */
    private static final long EVERYTHING = -1;

    private final NodeAdmin admin;

    KafkaTopics(NodeAdmin admin) {
        this.admin = admin;
    }

    /** Makes those that are missing at a broker that speaks without TLS; waits for it. */
    public static void create(String bootstrap) {
        new KafkaTopics(new NodeAdmin(bootstrap, Map.of())).create();
    }

    /** Makes those that are missing; waits for the broker. */
    void create() {
        admin.with(broker -> {
            Set<String> existing = NodeAdmin.await(broker.listTopics().names());
            List<NewTopic> missing = TopicPolicy.all().stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            NodeAdmin.await(broker.createTopics(missing).all());
        });
    }

    /** Deletes the revocations' records and keeps their offsets. */
    void forgetRevocations() {
        TopicPartition revocations = new TopicPartition(Topic.REVOCATIONS.topicName(), 0);
        admin.with(broker ->
                NodeAdmin.await(broker.deleteRecords(Map.of(revocations, RecordsToDelete.beforeOffset(EVERYTHING)))
                        .all()));
    }
}
