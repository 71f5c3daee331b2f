package io.tillgate.local.gateway;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The gateway's process. */
public final class Gateway {
    private static final int EVENT_LOOPS =
            Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
    private static final String UPSTREAM = "upstream.";

    private Gateway() {}

    /**
     * @param arguments the properties file: {@code port}, and {@code upstream.<service>} for each service's port
     */
    public static void main(String[] arguments) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Map<String, Integer> upstreams = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(UPSTREAM)) {
                upstreams.put(name.substring(UPSTREAM.length()), Integer.valueOf(properties.getProperty(name)));
            }
        }
        int port = Integer.parseInt(properties.getProperty("port"));
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
        vertx.deployVerticle(
                        () -> new GatewayServer(port, upstreams), new DeploymentOptions().setInstances(EVENT_LOOPS))
                .onFailure(failure -> {
                    System.getLogger(Gateway.class.getName())
                            .log(System.Logger.Level.ERROR, "Cannot listen on port " + port, failure);
                    vertx.close().onComplete(closed -> System.exit(1));
                });
    }
}
