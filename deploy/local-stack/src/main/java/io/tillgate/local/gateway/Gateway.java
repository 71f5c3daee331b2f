package io.tillgate.local.gateway;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The main class of the gateway. */
public final class Gateway {
    private static final int EVENT_LOOPS =
            Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));

    private Gateway() {}

    /**
     * @param arguments the properties file of {@link GatewaySettings}
     */
    public static void main(String[] arguments) throws IOException {
        GatewaySettings settings = GatewaySettings.read(Path.of(arguments[0]));
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
        deploy(vertx, settings, EVENT_LOOPS).onFailure(failure -> {
            System.getLogger(Gateway.class.getName())
                    .log(System.Logger.Level.ERROR, "Cannot listen on port " + settings.port(), failure);
            vertx.close().onComplete(closed -> System.exit(1));
        });
    }

    /** Deploys the gateway. The future completes when it is listening. */
    static Future<Void> deploy(Vertx vertx, GatewaySettings settings, int eventLoops) {
        Map<String, Upstream> upstreams = new TreeMap<>();
        settings.upstreams().forEach((service, ports) -> upstreams.put(service, new Upstream(service, ports)));
        return vertx.deployVerticle(new UpstreamWatch(upstreams.values(), settings.upstreamTls()))
                .compose(watching -> vertx.deployVerticle(
                        () -> new GatewayServer(settings, upstreams), new DeploymentOptions().setInstances(eventLoops)))
                .mapEmpty();
    }
}
