package io.tillgate.local.gateway;

import io.tillgate.http.LastAnswer;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * Forwards requests to the instances of one service in turn. It limits bodies, replaces the forwarding headers, and
 * answers with an error if no instance responds. A request that was not sent is tried on the next instance; one that
 * was sent is retried only if it is idempotent (RFC 9110 §9.2.2).
 */
final class ServiceProxy implements Handler<HttpServerRequest> {
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    private static final int CONNECTIONS = 256;
    private static final int NOT_MODIFIED = 304;
    /** At least 2 even with one instance, since a pooled connection may be closed just as a request is sent on it. */
    private static final int LEAST_ATTEMPTS = 2;

    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

    private final Vertx vertx;
    private final Upstream upstream;
    private final Duration bodyTime;
    private final Duration answerTime;
    private final Optional<UpstreamTls> tls;
    private final UnaryOperator<String> paths;
    private final HttpProxy proxy;

    /**
     * @param paths returns the path at the service for that of a request; a query is kept if the path is the same
     */
    ServiceProxy(Vertx vertx, Upstream upstream, GatewaySettings settings, UnaryOperator<String> paths) {
        this.vertx = vertx;
        this.upstream = upstream;
        this.bodyTime = settings.bodyTime();
        this.answerTime = settings.answerTime();
        this.tls = settings.upstreamTls();
        this.paths = paths;
        HttpClientOptions clientOptions = new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setMaxHeaderSize(GatewayServer.MAX_HEADER_BYTES)
                .setMaxPoolSize(CONNECTIONS);
        HttpClient client = vertx.createHttpClient(
                tls.map(each -> each.trust(clientOptions)).orElse(clientOptions));
        this.proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(context -> connect(context.client(), upstream.inTurn().iterator()))
                .addInterceptor(new Interceptor());
    }

    /** Normalizes the only possible transfer coding, chunked: the proxy recognizes it in lower case only. */
    @Override
    public void handle(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            request.headers().set(HttpHeaders.TRANSFER_ENCODING, HttpHeaders.CHUNKED);
        }
        proxy.handle(request);
    }

    private final class Interceptor implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            ProxyRequest request = context.request();
            HttpServerRequest received = request.proxiedRequest();
            ForwardedHeaders.replace(request.headers(), received);
            request.headers().remove(HttpHeaders.EXPECT);
            request.setAuthority(received.authority());
            String path = paths.apply(received.path());
            boolean keepsQuery = received.query() != null && path.equals(received.path());
            request.setURI(keepsQuery ? path + "?" + received.query() : path);
            Body body = request.getBody();
            return BoundedBody.read(vertx, body.stream(), body.length(), bodyTime)
                    .compose(whole -> forward(
                            context,
                            whole,
                            Math.max(LEAST_ATTEMPTS, upstream.ports().size())))
                    .recover(failure -> Future.succeededFuture(answer(request, received.path(), failure)));
        }

        /** Forwards a response. A 304 has no length, and with chunked encoding some clients would wait for a body. */
        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            Body body = context.response().getBody();
            if (context.response().getStatusCode() == NOT_MODIFIED && body != null && body.length() < 0) {
                HttpServerResponse answer = context.request().proxiedRequest().response();
                answer.headersEndHandler(ready ->
                        answer.headers().remove(HttpHeaders.TRANSFER_ENCODING).remove(HttpHeaders.CONTENT_LENGTH));
            }
            return context.sendResponse();
        }
    }

    private Future<HttpClientRequest> connect(HttpClient client, Iterator<Integer> ports) {
        int port = ports.next();
        SocketAddress address = SocketAddress.inetSocketAddress(port, "127.0.0.1");
        RequestOptions options = new RequestOptions().setServer(address).setIdleTimeout(answerTime.toMillis());
        tls.ifPresent(each -> each.apply(options.setPort(port), upstream.service()));
        return client.request(options).recover(failure -> {
            if (failure instanceof ConnectException) {
                upstream.away(port);
            }
            return ports.hasNext() ? connect(client, ports) : Future.failedFuture(failure);
        });
    }

    private static Future<ProxyResponse> forward(ProxyContext context, Buffer body, int attempts) {
        HttpServerRequest received = context.request().proxiedRequest();
        boolean hasBody = body.length() > 0 || received.headers().contains(HttpHeaders.CONTENT_LENGTH);
        context.request().setBody(hasBody ? Body.body(body) : null);
        Future<ProxyResponse> response = context.sendRequest();
        return attempts > 1 && IDEMPOTENT.contains(received.method())
                ? response.recover(failure -> failure instanceof TimeoutException
                        ? Future.failedFuture(failure)
                        : forward(context, body, attempts - 1))
                : response;
    }

    private ProxyResponse answer(ProxyRequest request, String path, Throwable failure) {
        ErrorBody error = error(path, failure);
        ProxyResponse response = request.response()
                .setStatusCode(error.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, error.contentType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .setBody(Body.body(error.body()));
        if (error.retryAfterSeconds() > 0) {
            response.putHeader("Retry-After", Integer.toString(error.retryAfterSeconds()));
        }
        if (error.status() == 408) {
            // RFC 9110 §15.5.9: the rest of the connection's input cannot be attributed to a request.
            HttpServerRequest received = request.proxiedRequest();
            received.response()
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .endHandler(ended -> LastAnswer.close(vertx, received));
        }
        return response;
    }

    private ErrorBody error(String path, Throwable failure) {
        if (failure instanceof BoundedBody.TooLargeException) {
            return ErrorBody.tooLarge(path);
        }
        return failure instanceof BoundedBody.TooSlowException
                ? ErrorBody.tooSlow(path)
                : ErrorBody.unavailable(path, upstream.service());
    }
}
