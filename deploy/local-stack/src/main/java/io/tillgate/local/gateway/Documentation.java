package io.tillgate.local.gateway;

import io.tillgate.http.StaticBody;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Serves the reference of all APIs in one Swagger UI, without a CDN or inline scripts. */
final class Documentation implements Handler<HttpServerRequest> {
    private static final String ROOT = "/docs";
    static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String OPENAPI = ROOT + "/openapi/";
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html;charset=utf-8", "js", "text/javascript;charset=utf-8", "css", "text/css");
    private static final List<String> FILES = List.of(
            "index.html",
            "tillgate.css",
            "tillgate.js",
            "swagger-ui.css",
            "swagger-ui-bundle.js",
            "oauth2-redirect.html",
            "oauth2-redirect.js");

    private final Map<String, Upstream> upstreams;
    private final Optional<UpstreamTls> tls;
    private final HttpClient client;
    private final WebFiles files = new WebFiles();

    Documentation(Vertx vertx, Map<String, Upstream> upstreams, Optional<UpstreamTls> tls) {
        this.upstreams = upstreams;
        this.tls = tls;
        HttpClientOptions options = new HttpClientOptions().setConnectTimeout(2_000);
        this.client =
                vertx.createHttpClient(tls.map(each -> each.trust(options)).orElse(options));
    }

    static boolean owns(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    @Override
    public void handle(HttpServerRequest request) {
        String path = request.path();
        if (!READING.contains(request.method())) {
            GatewayServer.answer(request, ErrorBody.notFound());
        } else if (path.equals(ROOT)) {
            request.response()
                    .setStatusCode(302)
                    .putHeader(HttpHeaders.LOCATION, ROOT + "/")
                    .end();
        } else if (path.startsWith(OPENAPI) && path.endsWith(".json")) {
            document(request, path.substring(OPENAPI.length(), path.length() - ".json".length()));
        } else {
            file(request, path.equals(ROOT + "/") ? "index.html" : path.substring(ROOT.length() + 1));
        }
    }

    private void file(HttpServerRequest request, String name) {
        if (!FILES.contains(name)) {
            GatewayServer.answer(request, ErrorBody.notFound());
            return;
        }
        request.response()
                .putHeader(
                        HttpHeaders.CONTENT_TYPE,
                        TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"))
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer");
        end(request, files.read(name));
    }

    private static void end(HttpServerRequest request, StaticBody body) {
        Optional<byte[]> gzip = body.gzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        gzip.ifPresent(compressed -> request.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip"));
        if (body.varies()) {
            request.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        request.response().end(Buffer.buffer(gzip.orElseGet(body::plain)));
    }

    private void document(HttpServerRequest request, String service) {
        Upstream upstream = upstreams.get(service);
        if (upstream == null) {
            GatewayServer.answer(request, ErrorBody.notFound());
            return;
        }
        RequestOptions options = new RequestOptions()
                .setPort(upstream.inTurn().get(0))
                .setHost("127.0.0.1")
                .setURI("/q/openapi?format=json");
        tls.ifPresent(each -> each.apply(options, service));
        client.request(options)
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body)
                .onSuccess(body -> {
                    request.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
                    end(request, new StaticBody(body.getBytes()));
                })
                .onFailure(failure -> GatewayServer.answer(request, ErrorBody.unavailable(request.path(), service)));
    }
}
