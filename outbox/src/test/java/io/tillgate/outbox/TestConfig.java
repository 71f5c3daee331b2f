package io.tillgate.outbox;

import java.time.Duration;

record TestConfig(
        String jdbcUrl,
        String username,
        String password,
        String transactionalId,
        Duration pollInterval,
        Duration retryInterval,
        int batchSize)
        implements OutboxConfig {

    static TestConfig of(String database) {
        String role = database.substring(database.lastIndexOf('/') + 1);
        return new TestConfig(
                "jdbc:postgresql://" + database, role, role, role, Duration.ofSeconds(1), Duration.ofMillis(200), 100);
    }
}
