package io.tillgate.local.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Closes connections on which the head of a request does not arrive completely in time. One instance serves one event
 * loop.
 */
final class HeaderReadTimeout {
    private final Vertx vertx;
    private final Duration time;
    private final Map<HttpConnection, Long> timers = new IdentityHashMap<>();

    HeaderReadTimeout(Vertx vertx, Duration time) {
        this.vertx = vertx;
        this.time = time;
    }

    void connected(HttpConnection connection) {
        connection.closeHandler(closed -> cancel(connection));
        await(connection);
    }

    void arrived(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        cancel(connection);
        request.response().endHandler(ended -> await(connection));
    }

    private void await(HttpConnection connection) {
        cancel(connection);
        timers.put(connection, vertx.setTimer(time.toMillis(), late -> connection.close()));
    }

    private void cancel(HttpConnection connection) {
        Long timer = timers.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }
}
