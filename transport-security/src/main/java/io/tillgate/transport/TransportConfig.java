package io.tillgate.transport;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How requests may come. */
@ConfigMapping(prefix = "tillgate.transport")
public interface TransportConfig {

    /**
     * Whether a request is refused that came neither over TLS nor from a proxy of {@code quarkus.http.proxy.trusted-proxies}
     * that says it got it over TLS. Where it is not set: true in the profile {@code prod}, false in others.
     */
    Optional<Boolean> requireTls();
}
