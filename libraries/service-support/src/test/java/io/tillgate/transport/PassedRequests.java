package io.tillgate.transport;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts and answers every request that the refusal lets pass, if TLS is required. */
@Singleton
public class PassedRequests {
    static final AtomicInteger COUNT = new AtomicInteger();
    private static final int AFTER_THE_REFUSAL = 100_000;

    void install(@Observes Filters filters, TransportConfig config) {
        if (config.requireTls().orElse(false)) {
            filters.register(context -> context.response().end("passed " + COUNT.incrementAndGet()), AFTER_THE_REFUSAL);
        }
    }
}
