package io.tillgate.local.gateway;

import io.tillgate.http.LastAnswer;
import io.tillgate.http.LastRequest;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An HTTP server of the gateway, on one event loop. */
final class GatewayServer extends AbstractVerticle {
    static final int MAX_HEADER_BYTES = 16 * 1024;
    /** One hour: HSTS covers all ports of localhost, where other programs may use plain HTTP. */
    private static final String STRICT_TRANSPORT = "max-age=3600";

    /** Has the start page and the page for unknown paths. */
    private static final String PAGES = "auth-service";

    private static final RouteTable ROUTES = RouteTable.outer();
    private static final RouteTable INNER_ROUTES = RouteTable.inner();

    private final GatewaySettings settings;
    private final Map<String, Upstream> upstreams;
    private final Map<String, ServiceProxy> proxies = new HashMap<>();

    GatewayServer(GatewaySettings settings, Map<String, Upstream> upstreams) {
        this.settings = settings;
        this.upstreams = Map.copyOf(upstreams);
    }

    @Override
    public void start(Promise<Void> started) {
        upstreams.forEach((service, upstream) ->
                proxies.put(service, new ServiceProxy(vertx, upstream, settings, UnaryOperator.identity())));
        Optional<ServiceProxy> unknownPages = Optional.ofNullable(upstreams.get(PAGES))
                .map(upstream ->
                        new ServiceProxy(vertx, upstream, settings, path -> path.equals("/") ? path : "/not-found"));
        Documentation documentation = new Documentation(vertx, upstreams, settings.upstreamTls());
        Handler<HttpServerRequest> all = request -> {
            if (Documentation.owns(path(request))) {
                documentation.handle(request);
            } else {
                route(request, ROUTES, unknownPages.filter(pages -> acceptsPages(request)));
            }
        };
        settings.tls()
                .map(tls -> Future.join(
                                listenTls(tls.port(), tls, request -> secure(request, all)),
                                listen(options(settings.port()), request -> refuse(request, tls.origin())))
                        .<Void>mapEmpty())
                .orElseGet(() -> listen(options(settings.port()), all).mapEmpty())
                .compose(listening -> settings.inner().map(this::listenInside).orElseGet(Future::succeededFuture))
                .onComplete(started);
    }

    /** Listens for services, with TLS if services use it. */
    private Future<Void> listenInside(int port) {
        Handler<HttpServerRequest> handler = request -> route(request, INNER_ROUTES, Optional.empty());
        return settings.tls()
                .filter(tls -> settings.upstreamTls().isPresent())
                .map(tls -> listenTls(port, tls, handler))
                .orElseGet(() -> listen(options(port), handler).mapEmpty());
    }

    private Future<Void> listenTls(int port, GatewaySettings.Tls tls, Handler<HttpServerRequest> handler) {
        HttpServerOptions options = TlsOptions.of(options(port), tls);
        return listen(options, handler)
                .onSuccess(server -> {
                    // The event loops share one server; the first of them starts the reload.
                    if (vertx.sharedData()
                                    .<Integer, Boolean>getLocalMap("certificate-reload")
                                    .putIfAbsent(port, true)
                            == null) {
                        new CertificateReload(vertx, tls, server, options.getSslOptions()).start();
                    }
                })
                .mapEmpty();
    }

    private Future<HttpServer> listen(HttpServerOptions options, Handler<HttpServerRequest> handler) {
        HeaderReadTimeout heads = new HeaderReadTimeout(vertx, settings.headTime());
        return vertx.createHttpServer(options)
                .connectionHandler(connection -> {
                    BothLengths.keep(connection, options);
                    heads.connected(connection);
                })
                .requestHandler(request -> {
                    if (LastRequest.wasOn(request.connection())) {
                        return;
                    }
                    heads.arrived(request);
                    MalformedRequest.in(request)
                            .ifPresentOrElse(error -> answerAndClose(request, error), () -> handler.handle(request));
                })
                .listen();
    }

    private static HttpServerOptions options(int port) {
        return new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxInitialLineLength(MAX_HEADER_BYTES)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true);
    }

    /** Adds the HSTS header (RFC 6797 §6.1). */
    private static void secure(HttpServerRequest request, Handler<HttpServerRequest> next) {
        HttpServerResponse response = request.response();
        response.headersEndHandler(ready -> response.putHeader("Strict-Transport-Security", STRICT_TRANSPORT));
        next.handle(request);
    }

    private void refuse(HttpServerRequest request, String origin) {
        answerAndClose(request, ErrorBody.httpsRequired(path(request), origin));
    }

    /** Answers and closes the connection, since the rest of its input cannot be attributed to a request. */
    private void answerAndClose(HttpServerRequest request, ErrorBody error) {
        if (request.version() != HttpVersion.HTTP_2) {
            LastRequest.note(request.connection());
            request.response()
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .endHandler(ended -> LastAnswer.close(vertx, request));
        }
        answer(request, error);
    }

    private void route(HttpServerRequest request, RouteTable routes, Optional<ServiceProxy> unknown) {
        routes.service(path(request))
                .flatMap(service -> Optional.ofNullable(proxies.get(service)))
                .or(() -> unknown)
                .ifPresentOrElse(proxy -> proxy.handle(request), () -> answer(request, ErrorBody.notFound()));
    }

    /** Returns whether a browser opens an address: other clients do not name HTML in {@code Accept}. */
    private static boolean acceptsPages(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return Documentation.READING.contains(request.method()) && accept != null && accept.contains("text/html");
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
