package io.tillgate.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SSLOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Serves a new certificate to new connections soon after its files have changed. Files must be equal in two consecutive
 * reads, so that a key is never served with the certificate of another.
 */
final class CertificateReload {
    private static final System.Logger LOG = System.getLogger(CertificateReload.class.getName());
    private static final long INTERVAL_MILLIS = 500;

    private final Vertx vertx;
    private final GatewaySettings.Tls tls;
    private final HttpServer server;
    private final SSLOptions options;
    private @Nullable Pair served;
    private @Nullable Pair seen;

    /** @param options the options with which the server listens */
    CertificateReload(Vertx vertx, GatewaySettings.Tls tls, HttpServer server, SSLOptions options) {
        this.vertx = vertx;
        this.tls = tls;
        this.server = server;
        this.options = options;
    }

    void start() {
        vertx.setPeriodic(INTERVAL_MILLIS, tick -> look());
    }

    private void look() {
        Future<Buffer> certificate = read(tls.certificate());
        Future<Buffer> key = read(tls.key());
        Future.all(certificate, key)
                .onSuccess(read -> found(new Pair(certificate.result(), key.result())))
                .onFailure(failure -> LOG.log(System.Logger.Level.WARNING, "Cannot read the certificate", failure));
    }

    private void found(Pair now) {
        boolean settled = now.equals(seen);
        seen = now;
        if (!settled || now.equals(served)) {
            return;
        }
        boolean first = served == null;
        served = now;
        if (!first) {
            server.updateSSLOptions(new SSLOptions(options)
                            .setKeyCertOptions(new PemKeyCertOptions()
                                    .setCertValue(now.certificate())
                                    .setKeyValue(now.key())))
                    .onSuccess(changed -> LOG.log(System.Logger.Level.INFO, "A new certificate is served"))
                    .onFailure(failure ->
                            LOG.log(System.Logger.Level.ERROR, "Still serving the old certificate", failure));
        }
    }

    private Future<Buffer> read(Path file) {
        return vertx.fileSystem().readFile(file.toString());
    }

    /** The contents of the certificate and key files. */
    private record Pair(Buffer certificate, Buffer key) {
        @Override
        public String toString() {
            return "Pair";
        }
    }
}
