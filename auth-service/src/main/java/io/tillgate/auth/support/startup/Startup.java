package io.tillgate.auth.support.startup;

import io.quarkus.runtime.StartupEvent;
import io.tillgate.auth.client.ClientBootstrap;
import io.tillgate.auth.key.KeyStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Loads the keys and registers the bootstrap clients. The service is not ready until both are done. */
@Readiness
@ApplicationScoped
public class Startup implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(Startup.class);

    private final KeyStore keys;
    private final ClientBootstrap clients;
    private volatile boolean done;

    Startup(KeyStore keys, ClientBootstrap clients) {
        this.keys = keys;
        this.clients = clients;
    }

    void run(@Observes StartupEvent event) {
        keys.load()
                .chain(clients::run)
                .onFailure()
                .invoke(e -> LOG.error("The service cannot become ready yet; startup is retried", e))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely()
                .subscribe()
                .with(ready -> done = true);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.builder()
                .name("keys and bootstrap clients")
                .status(done)
                .build();
    }
}
