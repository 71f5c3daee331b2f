package io.tillgate.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.local.part.FreePort;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EmbeddedServersTest {
    private static final TopicPartition SCOPES = new TopicPartition("tillgate.scopes.v1", 0);

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedServers servers;

    @BeforeAll
    static void start() {
        servers = EmbeddedServers.start();
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    @DisplayName("Every topic exists with its partitions, without a dead-letter topic for revocations")
    void topics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.kafkaBootstrap()))) {
            Map<String, TopicDescription> topics = admin.describeTopics(
                            admin.listTopics().names().get())
                    .allTopicNames()
                    .get(30, TimeUnit.SECONDS);

            assertThat(topics)
                    .containsKeys("tillgate.accounts.dlq", "tillgate.enforcement.v1")
                    .doesNotContainKey("tillgate.revocations.dlq");
            assertThat(topics.values())
                    .extracting(topic -> topic.name() + ":" + topic.partitions().size())
                    .contains("tillgate.tokens.v1:6", "tillgate.accounts.v1:3", "tillgate.revocations.v1:1");
        }
    }

    @Test
    @DisplayName("A record outlives a stopped and a killed Kafka")
    void kafkaKeepsItsData() throws Exception {
        produce("before");
        servers.stopKafka();
        servers.startKafka();
        produce("between");
        servers.killKafka();
        servers.startKafka();
        produce("after");

        assertThat(consume()).containsSubsequence("before", "between", "after");
    }

    @Test
    @DisplayName("A committed row outlives kill -9 of PostgreSQL, and a database is made once")
    void postgresKeepsItsData() throws SQLException {
        String address = servers.createDatabase("orders");
        execute(address, "CREATE TABLE kept (value text)");
        execute(address, "INSERT INTO kept VALUES ('here')");

        servers.killPostgres();
        servers.startPostgres();

        assertThat(servers.createDatabase("orders")).isEqualTo(address);
        assertThat(address).isEqualTo("127.0.0.1:" + servers.postgresPort() + "/orders");
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT value FROM kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("here");
        }
    }

    @Test
    @DisplayName("Nothing is left running when the JVM that started the servers dies")
    void parentDies() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dtillgate.root=" + System.getProperty("tillgate.root"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingParent.class.getName())
                .start();
        String[] ports = new String(parent.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split("[ :]", -1);

        assertThat(parent.waitFor()).isEqualTo(9);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        !FreePort.answers(Integer.parseInt(ports[0])) && !FreePort.answers(Integer.parseInt(ports[2])));
    }

    private static void execute(String address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(String address) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + address, "orders", "orders");
    }

    private static void produce(String value) throws Exception {
        Map<String, Object> configuration =
                Map.of("bootstrap.servers", servers.kafkaBootstrap(), "acks", "all", "linger.ms", 0);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(SCOPES.topic(), "key-" + value, value))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static List<String> consume() {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers.kafkaBootstrap()),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(SCOPES));
            consumer.seekToBeginning(List.of(SCOPES));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
                return values.size() >= 3;
            });
        }
        return values;
    }
}
