package io.tillgate.user.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** What events say of their source, what signs them, and how long those of others are news. */
@ConfigMapping(prefix = "tillgate.users.events")
public interface EventConfig {

    /** The name of this instance in {@code ce_source}; the host's name by default. */
    @WithDefault("${HOSTNAME:local}")
    String instance();

    /**
     * A file with an RSA key of 2,048 bits or more (PKCS #8 in PEM), the same for all instances: it signs the records of
     * the accounts topic. Required but in the profiles dev and test, where without it every start makes a new one.
     */
    Optional<Path> signingKeyFile();

    /**
     * Files with further public keys (PEM) that auth-service shall know: the next key before it signs, former ones as long
     * as the topic has records by them.
     */
    Optional<List<Path>> publishedKeyFiles();

    /** How old an event of another service may be for people to be told of it by mail; at least a minute. */
    @DurationMin(minutes = 1)
    @WithDefault("P1D")
    Duration newsFor();
}
