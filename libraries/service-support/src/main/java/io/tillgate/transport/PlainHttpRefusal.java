package io.tillgate.transport;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tillgate.http.RefusalBody;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Refuses plain HTTP requests with an error (RFC 6749 §1.6, §3.2). A redirect would let clients keep sending their
 * secrets unencrypted. It runs before all other handlers and reads only the path of the request. Probes and metrics,
 * which contain no secrets, are exempt.
 */
@Singleton
public class PlainHttpRefusal {
    private static final Logger LOG = Logger.getLogger(PlainHttpRefusal.class);
    private static final int BEFORE_ALL_OTHERS = 1_000_000;
    private static final List<String> OPEN = List.of("/q/health", "/q/metrics");
    private static final int STATUS = 400;
    private static final String TEXT =
            "This server accepts requests over TLS only: use https. Treat secrets in this request as disclosed";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    private final boolean requireTls;

    PlainHttpRefusal(TransportConfig config) {
        this.requireTls = config.requireTls().orElseGet(() -> ConfigUtils.isProfileActive("prod"));
    }

    void install(@Observes Filters filters) {
        if (requireTls) {
            filters.register(this::check, BEFORE_ALL_OTHERS);
        }
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path() == null ? "" : request.path();
        if (cameOverTls(request) || RefusalBody.isBelow(OPEN, path)) {
            context.next();
            return;
        }
        LOG.debugf("Refused a request over plain HTTP: %s", path);
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        RefusalBody.of(path, STATUS, "https-required", TEXT).send(context.response());
    }

    /**
     * Quarkus has replaced the connection's scheme by the one that a trusted proxy reports. It uses the first of
     * several values; this method requires TLS in each of them, since each is a connection that the request has used.
     */
    private static boolean cameOverTls(HttpServerRequest request) {
        return request.isSSL()
                && request.headers().getAll(FORWARDED_PROTO).stream()
                        .flatMap(value -> Stream.of(value.split(",", -1)))
                        .allMatch(proto -> proto.strip().equalsIgnoreCase("https"));
    }
}
