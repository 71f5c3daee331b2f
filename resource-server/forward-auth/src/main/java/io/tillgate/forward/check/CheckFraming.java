package io.tillgate.forward.check;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Handles what all answers to checks have in common, including refusals: counts them, and forbids caching, because a
 * cached answer would outlive a revocation.
 *
 * <p>Bodies are discarded. If a request announced a body that has not been received completely when the answer is sent,
 * the connection is closed: a proxy may forward a client's {@code Content-Length} without the body, and the next
 * request on the connection, from another client, would be read as that body.
 */
@Singleton
class CheckFraming {
    private static final int BEFORE_ALL_OTHERS = 1_000;

    private final MeterRegistry meters;

    CheckFraming(MeterRegistry meters) {
        this.meters = meters;
    }

    void install(@Observes Filters filters) {
        filters.register(this::frame, BEFORE_ALL_OTHERS);
    }

    private void frame(RoutingContext context) {
        if (Check.isOne(context)) {
            context.addEndHandler(ended -> count(context.response().getStatusCode()));
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            HttpServerRequest request = context.request();
            request.resume();
            context.addHeadersEndHandler(written -> {
                if (!request.isEnded()) {
                    context.response().putHeader(HttpHeaders.CONNECTION, "close");
                    context.addEndHandler(ended -> request.connection().close());
                }
            });
        }
        context.next();
    }

    private void count(int status) {
        meters.counter("tillgate.forward.checks", "status", Integer.toString(status))
                .increment();
    }
}
