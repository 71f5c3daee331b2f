package io.tillgate.local.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Asks instances for their readiness (MicroProfile Health), where a service has more than one: one that is about to end
 * says so before it refuses anything, and one that died is taken back when it is ready again.
 */
final class UpstreamWatch extends AbstractVerticle {
    private static final long INTERVAL_MILLIS = 300;
    private static final int TIMEOUT_MILLIS = 2_000;

    private final List<Upstream> upstreams;
    private final Set<Integer> asked = new HashSet<>();

    UpstreamWatch(Collection<Upstream> upstreams) {
        this.upstreams = upstreams.stream()
                .filter(upstream -> upstream.ports().size() > 1)
                .toList();
    }

    @Override
    public void start() {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(TIMEOUT_MILLIS).setReadIdleTimeout(TIMEOUT_MILLIS / 1000));
        vertx.setPeriodic(
                INTERVAL_MILLIS,
                tick -> upstreams.forEach(upstream ->
                        upstream.ports().stream().filter(asked::add).forEach(port -> ask(client, upstream, port))));
    }

    private void ask(HttpClient client, Upstream upstream, int port) {
        client.request(HttpMethod.GET, port, "127.0.0.1", "/q/health/ready")
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
