package io.tillgate.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KafkaEnvironmentTest {
    @Test
    @DisplayName("Each setting of a single node is a variable, and clients find it at the port of this machine")
    void settings() {
        assertThat(KafkaEnvironment.of("0.0.0.0", 19_092, 19_093))
                .containsEntry("KAFKA_PROCESS_ROLES", "broker,controller")
                .containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .containsEntry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1")
                .containsEntry("KAFKA_LISTENERS", "PLAINTEXT://0.0.0.0:19092,CONTROLLER://127.0.0.1:19093")
                .containsEntry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:19092");
    }
}
