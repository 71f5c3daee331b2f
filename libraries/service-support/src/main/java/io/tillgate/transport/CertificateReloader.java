package io.tillgate.transport;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Serves a new certificate to new connections soon after its files have changed. It keeps the TLS context and replaces
 * the keys: with {@code quarkus.tls.*.reload-period}, Vert.x 4.5 replaces the context and closes connections that are
 * opened in the meantime.
 */
@Singleton
public class CertificateReloader implements HttpServerOptionsCustomizer {
    private static final Logger LOG = Logger.getLogger(CertificateReloader.class);

    private final Vertx vertx;
    private final TlsConfigurationRegistry registry;
    private final TransportConfig config;
    private final Optional<String> name;

    CertificateReloader(
            Vertx vertx,
            TlsConfigurationRegistry registry,
            TransportConfig config,
            @ConfigProperty(name = "quarkus.http.tls-configuration-name") Optional<String> name) {
        this.vertx = vertx;
        this.registry = registry;
        this.config = config;
        this.name = name;
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        TlsConfiguration tls = TlsConfiguration.from(registry, name).orElse(null);
        if (tls == null || tls.getKeyStoreOptions() == null || tls.usesSni()) {
            return;
        }
        KeyMaterial first;
        try {
            first = KeyMaterial.of(tls, vertx);
        } catch (Exception e) {
            throw new IllegalStateException("The HTTPS certificate cannot be served", e);
        }
        ServedKeys keys = new ServedKeys(first.keys());
        options.setKeyCertOptions(KeyCertOptions.wrap(keys));
        vertx.setPeriodic(config.certificateInterval().toMillis(), new Look(tls, keys, first.certificates()));
    }

    /** Reads the files, one read at a time: a tick is skipped while the last read is running. */
    private final class Look implements Handler<Long> {
        private final TlsConfiguration tls;
        private final ServedKeys keys;
        private Set<X509Certificate> served;
        private boolean running;

        Look(TlsConfiguration tls, ServedKeys keys, Set<X509Certificate> served) {
            this.tls = tls;
            this.keys = keys;
            this.served = served;
        }

        @Override
        public void handle(Long timer) {
            if (running) {
                return;
            }
            running = true;
            vertx.executeBlocking(this::read).onComplete(read -> {
                running = false;
                if (read.failed()) {
                    LOG.warn("Cannot reload the certificate; the previous one is still served", read.cause());
                } else if (!read.result().certificates().equals(served)) {
                    served = read.result().certificates();
                    keys.exchange(read.result().keys());
                    LOG.info("A new certificate is served");
                }
            });
        }

        private KeyMaterial read() throws Exception {
            if (!tls.reload()) {
                throw new GeneralSecurityException("The certificate files are incomplete");
            }
            return KeyMaterial.of(tls, vertx);
        }
    }
}
