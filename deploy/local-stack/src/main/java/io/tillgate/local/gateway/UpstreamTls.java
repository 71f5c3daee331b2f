package io.tillgate.local.gateway;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * TLS to the services.
 *
 * @param authority the file of the CA that issues their certificates, whose name is {@code localhost}
 * @param plain the one part that does not use TLS
 */
record UpstreamTls(Path authority, String plain) {
    private static final String NAME = "localhost";

    static Optional<UpstreamTls> of(Properties properties) {
        return Optional.ofNullable(properties.getProperty("upstreams-tls.authority"))
                .map(authority ->
                        new UpstreamTls(Path.of(authority), properties.getProperty("upstreams-tls.plain", "")));
    }

    /** Configures a client of all services. {@link #apply} decides for each request whether it uses TLS. */
    HttpClientOptions trust(HttpClientOptions options) {
        return options.setTrustOptions(new PemTrustOptions().addCertPath(authority.toString()))
                .setVerifyHost(true);
    }

    RequestOptions apply(RequestOptions options, String service) {
        return service.equals(plain) ? options : options.setSsl(true).setHost(NAME);
    }
}
