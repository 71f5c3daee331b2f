package io.tillgate.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.event.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TopicPolicyTest {
    @Test
    @DisplayName("The topics of the local stack have the partitions and settings of those in production")
    void asDeployed() throws IOException {
        Map<String, List<String>> deployed = Files.readAllLines(Path.of("../compose/topics.sh")).stream()
                .filter(line -> line.startsWith("topic tillgate."))
                .map(line -> Arrays.asList(line.split(" ")))
                .collect(Collectors.toMap(words -> words.get(1), words -> words.subList(2, words.size())));

        assertThat(deployed).hasSize(Topic.values().length);
        for (NewTopic topic : TopicPolicy.all()) {
            List<String> words = deployed.get(topic.name());
            if (words == null) {
                assertThat(topic.name()).endsWith(".dlq"); // which the script creates in a loop
                continue;
            }
            assertThat(words.get(0)).as(topic.name()).isEqualTo(Integer.toString(topic.numPartitions()));
            assertThat(topic.configs())
                    .as(topic.name())
                    .isEqualTo(words.stream()
                            .skip(1)
                            .map(word -> word.split("=", 2))
                            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
        }
    }
}
