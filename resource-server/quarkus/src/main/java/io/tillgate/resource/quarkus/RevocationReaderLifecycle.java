package io.tillgate.resource.quarkus;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tillgate.resource.issuer.TrustedIssuers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Starts the revocation readers and enforcement reporters with the application, and stops them with it. */
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
