package io.tillgate.local.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One event loop's share of the gateway. */
final class GatewayServer extends AbstractVerticle {
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final RouteTable ROUTES = new RouteTable();

    private final int port;
    private final Map<String, Integer> upstreams;
    private final Map<String, ServiceProxy> proxies = new HashMap<>();

    GatewayServer(int port, Map<String, Integer> upstreams) {
        this.port = port;
        this.upstreams = Map.copyOf(upstreams);
    }

    @Override
    public void start(Promise<Void> started) {
        upstreams.forEach((service, upstream) -> proxies.put(service, new ServiceProxy(vertx, service, upstream)));
        Documentation documentation = new Documentation(vertx, upstreams);
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setHandle100ContinueAutomatically(true);
        vertx.createHttpServer(options)
                .requestHandler(request -> {
                    if (Documentation.owns(path(request))) {
                        documentation.handle(request);
                    } else {
                        route(request);
                    }
                })
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void route(HttpServerRequest request) {
        Optional<ServiceProxy> proxy =
                ROUTES.service(path(request)).flatMap(service -> Optional.ofNullable(proxies.get(service)));
        if (request.authority() == null) {
            answer(request, ErrorBody.malformed());
        } else if (proxy.isEmpty()) {
            answer(request, ErrorBody.notFound());
        } else {
            proxy.get().handle(request);
        }
    }

    static void answer(HttpServerRequest request, ErrorBody error) {
        HttpServerResponse response = request.response()
                .setStatusCode(error.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, error.contentType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (error.retryAfterSeconds() > 0) {
            response.putHeader("Retry-After", Integer.toString(error.retryAfterSeconds()));
        }
        response.end(error.body());
    }

    private static String path(HttpServerRequest request) {
        return request.path() == null ? "" : request.path();
    }
}
