package io.tillgate.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How the relay reaches the database, and how it works. Kafka is reached by the {@code kafka.*} settings. */
@ConfigMapping(prefix = "tillgate.outbox")
public interface OutboxConfig {

    /** The JDBC URL of the database that holds the outbox. */
    @WithDefault("${quarkus.datasource.jdbc.url}")
    String jdbcUrl();

    /** The database role. */
    @WithDefault("${quarkus.datasource.username}")
    String username();

    /** The database role's password. */
    @WithDefault("${quarkus.datasource.password}")
    String password();

    /** Names the relay at Kafka, which admits one of a name at a time: the same for all instances of a service. */
    @WithDefault("${quarkus.application.name}-outbox")
    String transactionalId();

    /** How often the relay looks for rows that no notification told of. At least a few milliseconds. */
    @WithDefault("PT1S")
    Duration pollInterval();

    /** How long to wait before trying again when the database or Kafka is away. */
    @WithDefault("PT0.5S")
    Duration retryInterval();

    /**
     * Topics that nobody waits for. Their records go at once too, but not within {@link #linger()} of the last Kafka
     * transaction: what comes until then shares one. A record of any other topic takes them along at once.
     */
    Optional<Set<String>> lingerTopics();

    /** How long a record of a linger topic waits at most. Heartbeats are not held up. */
    @WithDefault("PT0.05S")
    Duration linger();

    /** How many rows go to Kafka in one transaction, 1 to 10000. */
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int batchSize();
}
