package io.tillgate.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Closes a connection after a response (RFC 9112 section 9.6). */
public final class LastAnswer {
    private static final long LINGER_MILLIS = 1_000;

    private LastAnswer() {}

    /** Makes this response the last on its connection. HTTP/2 has its own framing: its connections stay open. */
    static void on(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.version() != HttpVersion.HTTP_2) {
            LastRequest.note(request.connection());
            context.addHeadersEndHandler(written -> context.response().putHeader(HttpHeaders.CONNECTION, "close"));
            context.addEndHandler(ended -> close(context.vertx(), request));
        }
    }

    /**
     * Closes the connection after the response. A body that is still arriving is discarded for up to a second, since
     * the client could otherwise lose the response.
     */
    public static void close(Vertx vertx, HttpServerRequest request) {
        if (request.isEnded()) {
            request.connection().close();
            return;
        }
        long timer = vertx.setTimer(LINGER_MILLIS, late -> request.connection().close());
        request.handler(dropped -> {});
        request.endHandler(end -> {
            vertx.cancelTimer(timer);
            request.connection().close();
        });
        request.resume();
    }
}
