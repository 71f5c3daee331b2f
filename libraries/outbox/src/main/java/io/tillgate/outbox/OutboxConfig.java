package io.tillgate.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The relay's database access and its intervals. The {@code kafka.*} settings configure its access to Kafka. */
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

    /**
     * The transactional id of the relay at Kafka, which fences all but the newest producer of this id: the same for all
     * instances of a service.
     */
    @WithDefault("${quarkus.application.name}-outbox")
    String transactionalId();

    /** How often the relay looks for rows whose notification was lost. At least a few milliseconds. */
    @WithDefault("PT1S")
    Duration pollInterval();

    /** How long to wait before a retry if the database or Kafka is unavailable. */
    @WithDefault("PT0.5S")
    Duration retryInterval();

    /**
     * Topics whose records may be delayed. Records that follow the last Kafka transaction within {@link #linger()} wait
     * and share the next one, which a record of any other topic starts within {@link #spacing()}.
     */
    Optional<Set<String>> lingerTopics();

    /** How long a record of a linger topic waits at most; 0 for not at all. Heartbeats are not delayed. */
    @WithDefault("PT0.2S")
    Duration linger();

    /**
     * The shortest time from one Kafka transaction to the next while records of other topics arrive: some milliseconds,
     * or 0 for none. Under load many of them share one; the first record after a pause is sent at once.
     */
    @WithDefault("PT0.01S")
    Duration spacing();

    /**
     * About how many records go to Kafka in one transaction, 1 to 10000; fewer if they exceed 4 MiB. Records that were
     * appended together are not divided.
     */
    @WithDefault("1000")
    @Min(1)
    @Max(10_000)
    int batchSize();
}
