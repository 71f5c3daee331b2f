package io.tillgate.local.gateway;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * https to the services.
 *
 * @param authority whom their certificates must come from; the name in them is {@code localhost}
 * @param plain the one part that does not speak it
 */
record UpstreamTls(Path authority, String plain) {
    private static final String NAME = "localhost";

    static Optional<UpstreamTls> of(Properties properties) {
        return Optional.ofNullable(properties.getProperty("upstreams-tls.authority"))
                .map(authority ->
                        new UpstreamTls(Path.of(authority), properties.getProperty("upstreams-tls.plain", "")));
    }

    /** For a client that speaks to all services; each request says with {@link #apply} whether by TLS. */
    HttpClientOptions trust(HttpClientOptions options) {
        return options.setTrustOptions(new PemTrustOptions().addCertPath(authority.toString()))
                .setVerifyHost(true);
    }

    RequestOptions apply(RequestOptions options, String service) {
        return service.equals(plain) ? options : options.setSsl(true).setHost(NAME);
    }
}
