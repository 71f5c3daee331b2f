package io.tillgate.auth.support.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Calls URLs that clients registered. The host is resolved once, all of its addresses must pass the {@link SsrfGuard},
 * and the connection goes to one of these addresses, which prevents DNS rebinding. Redirects are not followed; size and
 * time are limited. Every failure is an {@link OutboundException}. Safe for concurrent use.
 */
@ApplicationScoped
public class OutboundClient {
    private static final int IDLE_SECONDS = 10;

    private final Vertx vertx;
    private final OutboundConfig config;
    private final HostResolver resolver;
    private final SsrfGuard guard;
    private final HttpClient http;

    @Inject
    OutboundClient(Vertx vertx, OutboundConfig config) {
        this(vertx, config, InetAddress::getAllByName, vertx.createHttpClient(options(config)));
    }

    OutboundClient(Vertx vertx, OutboundConfig config, HostResolver resolver, HttpClient http) {
        this.vertx = vertx;
        this.config = config;
        this.resolver = resolver;
        this.guard = new SsrfGuard(config.allowLoopback());
        this.http = http;
    }

    /** Returns why a URL may never be called, for its registration; empty if it may be. */
    public Optional<String> refusal(URI uri) {
        return guard.refusal(uri);
    }

    /** Returns the body of a resource; fails for any status but 200. */
    public Uni<String> get(URI uri) {
        return call(
                uri,
                HttpMethod.GET,
                Buffer.buffer(),
                response -> response.statusCode() == 200
                        ? body(uri, response).map(body -> body.toString(StandardCharsets.UTF_8))
                        : Future.failedFuture(new OutboundException(uri + " answered " + response.statusCode())));
    }

    /** Posts a form and returns the status of the response, whose body is not read. */
    public Uni<Integer> postForm(URI uri, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + '=' + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return call(
                uri, HttpMethod.POST, Buffer.buffer(body), response -> Future.succeededFuture(response.statusCode()));
    }

    private <T> Uni<T> call(URI uri, HttpMethod method, Buffer body, Function<HttpClientResponse, Future<T>> reader) {
        Optional<String> refusal = guard.refusal(uri);
        if (refusal.isPresent()) {
            return Uni.createFrom().failure(new OutboundException(uri + ": " + refusal.get()));
        }
        return uni(vertx.executeBlocking(() -> resolve(uri), false))
                .flatMap(address -> uni(http.request(request(uri, method, address)))
                        .flatMap(request -> exchange(uri, request, address, body, reader)))
                .ifNoItem()
                .after(config.timeout())
                .failWith(() -> new OutboundException(uri + " did not answer in " + config.timeout()))
                .onFailure(failure -> !(failure instanceof OutboundException))
                .transform(failure ->
                        new OutboundException(uri + " could not be called: " + FailureReason.of(failure), failure));
    }

    private static <T> Uni<T> exchange(
            URI uri,
            HttpClientRequest request,
            InetAddress address,
            Buffer body,
            Function<HttpClientResponse, Future<T>> reader) {
        if (!address.getHostAddress()
                .equals(request.connection().remoteAddress().hostAddress())) {
            request.connection().close();
            return Uni.createFrom().failure(new OutboundException(uri + ": connected to another address than checked"));
        }
        // Set before the request is sent: on another thread than the connection's, the response could end first.
        Future<T> answer = request.response().flatMap(reader);
        request.end(body);
        return uni(answer).onTermination().invoke(() -> request.connection().close());
    }

    private InetAddress resolve(URI uri) throws UnknownHostException {
        InetAddress[] addresses = resolver.resolve(uri.getHost());
        boolean isHttp = "http".equalsIgnoreCase(uri.getScheme());
        if (addresses.length == 0 || !Arrays.stream(addresses).allMatch(guard::permits)) {
            throw new OutboundException(uri + ": the host has an address that is not of the public internet");
        }
        if (isHttp && !Arrays.stream(addresses).allMatch(InetAddress::isLoopbackAddress)) {
            throw new OutboundException(uri + ": must be https");
        }
        return addresses[0];
    }

    private static RequestOptions request(URI uri, HttpMethod method, InetAddress address) {
        boolean isTls = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() == -1 ? (isTls ? 443 : 80) : uri.getPort();
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(isTls)
                .setFollowRedirects(false)
                .setURI(uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery())
                .putHeader(HttpHeaders.ACCEPT, "application/json, application/jwk-set+json")
                .putHeader(HttpHeaders.USER_AGENT, "tillgate");
        return method == HttpMethod.POST
                ? options.putHeader(HttpHeaders.CONTENT_TYPE, HttpHeaders.APPLICATION_X_WWW_FORM_URLENCODED)
                : options;
    }

    private Future<Buffer> body(URI uri, HttpClientResponse response) {
        Buffer all = Buffer.buffer();
        response.handler(part -> {
            if (all.length() + part.length() > config.maxResponseBytes()) {
                response.request().reset(0, new OutboundException(uri + " answered with too many bytes"));
            } else {
                all.appendBuffer(part);
            }
        });
        return response.end().map(all);
    }

    static HttpClientOptions options(OutboundConfig config) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setSslHandshakeTimeout(config.connectTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setIdleTimeout(IDLE_SECONDS);
        config.trustedCertificatesFile()
                .ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        return options;
    }

    private static <T> Uni<T> uni(Future<T> future) {
        return Uni.createFrom().completionStage(future.toCompletionStage());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
