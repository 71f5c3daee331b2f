package io.tillgate.transport;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** The settings of TLS. */
@ConfigMapping(prefix = "tillgate.transport")
public interface TransportConfig {

    /**
     * Whether to refuse a request that came neither over TLS nor from a proxy of {@code
     * quarkus.http.proxy.trusted-proxies} that reports TLS. By default true in the profile {@code prod}, false in
     * others.
     */
    Optional<Boolean> requireTls();

    /**
     * How often the files of the https certificate and its key are read. New connections use the new files, without a
     * restart. Do not also set {@code quarkus.tls.<name>.reload-period}.
     */
    @WithDefault("PT1M")
    @NotNull
    @DurationMin(millis = 100)
    Duration certificateInterval();
}
