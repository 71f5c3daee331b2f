package io.tillgate.local.kafka;

import io.tillgate.event.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** Creates the suite's topics at a broker that may still be starting. */
public final class KafkaTopics {
    /** The offset that stands for the high watermark. */
    private static final long EVERYTHING = -1;

    private final NodeAdmin admin;

    KafkaTopics(NodeAdmin admin) {
        this.admin = admin;
    }

    /** Creates the missing topics at a broker without TLS, once it is available. */
    public static void create(String bootstrap) {
        new KafkaTopics(new NodeAdmin(bootstrap, Map.of())).create();
    }

    /** Creates the missing topics, once the broker is available. */
    void create() {
        admin.with(broker -> {
            Set<String> existing = NodeAdmin.await(broker.listTopics().names());
            List<NewTopic> missing = TopicPolicy.all().stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            NodeAdmin.await(broker.createTopics(missing).all());
        });
    }

    /** Deletes the records of the revocations topic. Offsets continue. */
    void forgetRevocations() {
        TopicPartition revocations = new TopicPartition(Topic.REVOCATIONS.topicName(), 0);
        admin.with(broker ->
                NodeAdmin.await(broker.deleteRecords(Map.of(revocations, RecordsToDelete.beforeOffset(EVERYTHING)))
                        .all()));
    }
}
