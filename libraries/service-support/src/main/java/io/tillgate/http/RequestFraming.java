package io.tillgate.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Refuses requests that a server in front could have read differently (RFC 9112 sections 3.2 and 6.3), and closes their
 * connection, since the bytes after them are ambiguous.
 *
 * <p>The connection is closed after every request with a transfer coding. It must be closed if the request also has a
 * {@code Content-Length} (section 6.3), which the HTTP decoder removes unseen.
 */
@Singleton
public class RequestFraming {
    private static final Logger LOG = Logger.getLogger(RequestFraming.class);
    private static final int BEFORE_ALL_OTHERS = 2_000_000;

    void install(@Observes Filters filters) {
        filters.register(RequestFraming::check, BEFORE_ALL_OTHERS);
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (LastRequest.wasOn(request.connection())) {
            return;
        }
        Optional<MalformedMessage> fault = MalformedMessage.in(request.version(), request.headers());
        if (fault.isPresent() || MalformedMessage.isCoded(request.headers())) {
            LastAnswer.on(context);
        }
        if (fault.isEmpty()) {
            context.next();
            return;
        }
        LOG.debugf("Refused a request: %s", fault.get().text());
        String path = request.path() == null ? "" : request.path();
        RefusalBody.of(
                        path,
                        fault.get().status(),
                        MalformedMessage.TYPE,
                        fault.get().text())
                .send(context.response());
    }
}
