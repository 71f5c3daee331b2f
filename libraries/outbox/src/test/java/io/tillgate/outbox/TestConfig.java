package io.tillgate.outbox;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

record TestConfig(
        String jdbcUrl,
        String username,
        String password,
        String transactionalId,
        Duration pollInterval,
        Duration retryInterval,
        Optional<Set<String>> lingerTopics,
        Duration linger,
        Duration spacing,
        int batchSize)
        implements OutboxConfig {

    static TestConfig of(String database) {
        String role = database.substring(database.lastIndexOf('/') + 1);
        return new TestConfig(
                "jdbc:postgresql://" + database,
                role,
                role,
                role,
                Duration.ofSeconds(1),
                Duration.ofMillis(200),
                Optional.empty(),
                Duration.ZERO,
                Duration.ZERO,
                100);
    }

    TestConfig withLinger(String topic, Duration linger) {
        return with(jdbcUrl, Optional.of(Set.of(topic)), linger, spacing);
    }

    TestConfig withSpacing(Duration spacing) {
        return with(jdbcUrl, lingerTopics, linger, spacing);
    }

    /** The same database at another address. */
    TestConfig at(String host) {
        return with(jdbcUrl.replace("127.0.0.1", host), lingerTopics, linger, spacing);
    }

    private TestConfig with(String jdbcUrl, Optional<Set<String>> lingerTopics, Duration linger, Duration spacing) {
        return new TestConfig(
                jdbcUrl,
                username,
                password,
                transactionalId,
                pollInterval,
                retryInterval,
                lingerTopics,
                linger,
                spacing,
                batchSize);
    }
}
