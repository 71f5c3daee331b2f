package io.tillgate.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

/** Hands requests to one service: bounded bodies, honest forwarding headers, an error in the right form when it is away. */
final class ServiceProxy implements Handler<HttpServerRequest> {
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    private static final int IDLE_TIMEOUT_SECONDS = 60;
    private static final int CONNECTIONS = 256;

    private final String service;
    private final HttpProxy proxy;

    ServiceProxy(Vertx vertx, String service, int port) {
        this.service = service;
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setIdleTimeout(IDLE_TIMEOUT_SECONDS)
                .setMaxPoolSize(CONNECTIONS));
        this.proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(port, "127.0.0.1")
                .addInterceptor(new Interceptor());
    }

    @Override
    public void handle(HttpServerRequest request) {
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
            request.setURI(received.query() == null ? received.path() : received.path() + "?" + received.query());
            return BoundedBody.read(
                            request.getBody().stream(), request.getBody().length())
                    .compose(body -> forward(context, received, body))
                    .recover(failure -> Future.succeededFuture(answer(request, received.path(), failure)));
        }
    }

    private static Future<ProxyResponse> forward(ProxyContext context, HttpServerRequest received, Buffer body) {
        boolean hasBody = body.length() > 0 || received.headers().contains(HttpHeaders.CONTENT_LENGTH);
        context.request().setBody(hasBody ? Body.body(body) : null);
        return context.sendRequest();
    }

    private ProxyResponse answer(ProxyRequest request, String path, Throwable failure) {
        boolean tooLarge = failure instanceof BoundedBody.TooLargeException;
        ErrorBody error = tooLarge ? ErrorBody.tooLarge(path) : ErrorBody.unavailable(path, service);
        ProxyResponse response = request.response()
                .setStatusCode(error.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, error.contentType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .setBody(Body.body(error.body()));
        if (error.retryAfterSeconds() > 0) {
            response.putHeader("Retry-After", Integer.toString(error.retryAfterSeconds()));
        }
        return response;
    }
}
