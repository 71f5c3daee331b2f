package io.tillgate.transport;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** How requests come over TLS. */
@ConfigMapping(prefix = "tillgate.transport")
public interface TransportConfig {

    /**
     * Whether a request is refused that came neither over TLS nor from a proxy of {@code quarkus.http.proxy.trusted-proxies}
     * that says it got it over TLS. Where it is not set: true in the profile {@code prod}, false in others.
     */
    Optional<Boolean> requireTls();

    /**
     * How often the files of the certificate of https and of its key are read. New ones are served to connections that begin
     * then, without a restart. Leave {@code quarkus.tls.<name>.reload-period} away for it.
     */
    @WithDefault("PT1M")
    @NotNull
    @DurationMin(millis = 100)
    Duration certificateInterval();
}
