package io.tillgate.local.kafka;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the suite's topics at a broker that may still be starting. */
public final class KafkaTopics {
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
}
