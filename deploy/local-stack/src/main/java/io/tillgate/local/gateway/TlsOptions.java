package io.tillgate.local.gateway;

import io.tillgate.local.config.CipherSuites;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.Set;

/** Configures TLS 1.3, and TLS 1.2 with ephemeral keys and AEAD only (RFC 9325 §3.1.1, §4.2). */
final class TlsOptions {
    private TlsOptions() {}

    static HttpServerOptions of(HttpServerOptions options, GatewaySettings.Tls tls) {
        options.setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(tls.certificate().toString())
                        .setKeyPath(tls.key().toString()))
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
                .setSslEngineOptions(new PlainHttpAwareEngine(tls.origin()));
        CipherSuites.MODERN.forEach(options::addEnabledCipherSuite);
        return options;
    }
}
