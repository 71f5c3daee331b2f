package io.tillgate.local.gateway;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import javax.net.ssl.SSLException;

/** The JDK's TLS engine with {@link PlainHttpAwareHandler}, which answers plain HTTP on the TLS port with an error. */
final class PlainHttpAwareEngine extends JdkSSLEngineOptions {
    private final String origin;

    PlainHttpAwareEngine(String origin) {
        this.origin = origin;
    }

    private PlainHttpAwareEngine(PlainHttpAwareEngine other) {
        super(other);
        this.origin = other.origin;
    }

    @Override
    public PlainHttpAwareEngine copy() {
        return new PlainHttpAwareEngine(this);
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return new DefaultSslContextFactory(SslProvider.JDK, false) {
            @Override
            public SslContext create() throws SSLException {
                return new PlainHttpAwareContext(super.create(), origin);
            }
        };
    }
}
