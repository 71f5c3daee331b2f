package io.tillgate.local.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Polls the readiness (MicroProfile Health) of services with several instances. An instance that shuts down is taken
 * out before it refuses connections, and one that failed is taken back when it is ready.
 */
final class UpstreamWatch extends AbstractVerticle {
    private static final long INTERVAL_MILLIS = 300;
    private static final int TIMEOUT_MILLIS = 2_000;

    private final List<Upstream> upstreams;
    private final Optional<UpstreamTls> tls;
    private final Set<Integer> asked = new HashSet<>();

    UpstreamWatch(Collection<Upstream> upstreams, Optional<UpstreamTls> tls) {
        this.tls = tls;
        this.upstreams = upstreams.stream()
                .filter(upstream -> upstream.ports().size() > 1)
                .toList();
    }

    @Override
    public void start() {
        HttpClientOptions options =
                new HttpClientOptions().setConnectTimeout(TIMEOUT_MILLIS).setReadIdleTimeout(TIMEOUT_MILLIS / 1000);
        HttpClient client =
                vertx.createHttpClient(tls.map(each -> each.trust(options)).orElse(options));
        vertx.setPeriodic(
                INTERVAL_MILLIS,
                tick -> upstreams.forEach(upstream ->
                        upstream.ports().stream().filter(asked::add).forEach(port -> ask(client, upstream, port))));
    }

    private void ask(HttpClient client, Upstream upstream, int port) {
        RequestOptions options =
                new RequestOptions().setPort(port).setHost("127.0.0.1").setURI("/q/health/ready");
        tls.ifPresent(each -> each.apply(options, upstream.service()));
        client.request(options)
                .compose(HttpClientRequest::send)
                .compose(response -> response.body().map(body -> response))
                .map(HttpClientResponse::statusCode)
                .otherwise(0)
                .onSuccess(status -> {
                    asked.remove(port);
                    if (status == 200) {
                        upstream.back(port);
                    } else {
                        upstream.away(port);
                    }
                });
    }
}
