package io.tillgate.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillgate.event.Topic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KafkaOnClusterTest {
    private static final Path README = Deployed.FOLDER.resolve("README.md");
    private static final String NONE = "-";

    @Test
    @DisplayName("The topics are those of deploy/README.md, each with its partitions and settings")
    void topics() {
        Map<String, Map<String, String>> table = new TreeMap<>();
        for (List<String> row : MarkdownTable.below(README, "### Topics")) {
            Map<String, String> settings = new TreeMap<>(Map.of("min.insync.replicas", "2"));
            settings.put("partitions", row.get(1).replace("*", ""));
            settings.put("cleanup.policy", MarkdownTable.code(row.get(2)).get(0));
            if (!row.get(3).equals(NONE)) {
                settings.put("retention.ms", row.get(3).replaceFirst(" .*", ""));
            }
            MarkdownTable.code(row.get(4)).forEach(each -> settings.put(each.split("=", 2)[0], each.split("=", 2)[1]));
            MarkdownTable.code(row.get(0)).forEach(topic -> table.put(topic, settings));
        }

        Map<String, Map<String, String>> made = new TreeMap<>();
        for (Manifest topic : Deployed.ofKind("KafkaTopic")) {
            Map<String, String> settings = new TreeMap<>();
            settings.put("partitions", topic.spec().path("partitions").asText());
            for (Map.Entry<String, JsonNode> each : topic.spec().path("config").properties()) {
                settings.put(each.getKey(), each.getValue().asText());
            }
            made.put(topic.name(), settings);
            assertThat(topic.spec().path("replicas").asInt()).isEqualTo(3);
        }

        assertThat(made).isEqualTo(table);
        for (Topic topic : Topic.values()) {
            assertThat(made).containsKey(topic.topicName());
        }
    }

    @Test
    @DisplayName("The rights at Kafka are those of deploy/README.md, and no more")
    void rights() {
        Map<String, Set<String>> table = new TreeMap<>();
        List<String> names =
                Deployed.ofKind("KafkaTopic").stream().map(Manifest::name).toList();
        for (List<String> row : MarkdownTable.below(README, "### ACLs")) {
            Set<String> rights = new TreeSet<>();
            topics(row.get(1), names).forEach(topic -> rights.add("topic " + topic + " Describe,Write"));
            topics(row.get(2), names).forEach(topic -> rights.add("topic " + topic + " Describe,Read"));
            MarkdownTable.code(row.get(3)).forEach(group -> rights.add("group " + group + " Read"));
            MarkdownTable.code(row.get(4)).forEach(id -> rights.add("transactionalId " + id + " Describe,Write"));
            table.put(row.get(0), rights);
        }

        Map<String, Set<String>> given = new TreeMap<>();
        for (Manifest user : Deployed.ofKind("KafkaUser")) {
            Set<String> rights = new TreeSet<>();
            for (JsonNode acl : user.spec().at("/authorization/acls")) {
                List<String> operations = new ArrayList<>();
                acl.path("operations").forEach(each -> operations.add(each.asText()));
                rights.add(acl.at("/resource/type").asText() + " "
                        + acl.at("/resource/name").asText() + " " + String.join(",", operations));
                assertThat(acl.at("/resource/patternType").asText()).isEqualTo("literal");
            }
            given.put(user.name(), rights);
        }

        Set<String> ofAnyApi = table.remove("every other resource server");
        for (String api : List.of("resource-server", "forward-auth")) {
            table.put(api, ofAnyApi);
        }
        assertThat(given).isEqualTo(table);
    }

    /** A cell of topics, with its words for many at once. */
    private static List<String> topics(String cell, List<String> all) {
        List<String> topics = new ArrayList<>();
        if (cell.contains("the first six topics")) {
            topics.addAll(all.subList(0, 6));
        }
        if (cell.contains("all five `.dlq` topics")) {
            all.stream().filter(topic -> topic.endsWith(".dlq")).forEach(topics::add);
        }
        MarkdownTable.code(cell).stream()
                .filter(topic -> topic.startsWith("tillgate."))
                .forEach(topics::add);
        return topics;
    }
}
