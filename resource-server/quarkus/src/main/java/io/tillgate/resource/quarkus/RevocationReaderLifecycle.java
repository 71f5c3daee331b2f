package io.tillgate.resource.quarkus;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tillgate.resource.issuer.TrustedIssuers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets what reads revocations, and what tells of its work, live as long as the application. */
@ApplicationScoped
class RevocationReaderLifecycle {
    private final TrustedIssuers issuers;

    RevocationReaderLifecycle(TrustedIssuers issuers) {
        this.issuers = issuers;
    }

    void start(@Observes StartupEvent event) {
        issuers.start();
    }

    void stop(@Observes ShutdownEvent event) {
        issuers.close();
    }
}
