package io.tillgate.forward.check;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * What is true of every answer to a check, refusals included. It is counted. Nobody may keep it: a revoked token must not
 * live on in a cache.
 *
 * <p>Bodies are passed over. Where one was announced and has not been read whole by the time of the answer, the connection
 * ends with it: a proxy may pass on a client's {@code Content-Length} without the body, and whatever came next on the
 * connection, from another client, would be read as that body.
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
