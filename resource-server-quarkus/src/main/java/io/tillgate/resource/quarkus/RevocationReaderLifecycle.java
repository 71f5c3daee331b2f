package io.tillgate.resource.quarkus;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tillgate.resource.revocation.RevocationReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets the revocation reader live as long as the application. */
@ApplicationScoped
class RevocationReaderLifecycle {
    private final RevocationReader reader;

    RevocationReaderLifecycle(RevocationReader reader) {
        this.reader = reader;
    }

    void start(@Observes StartupEvent event) {
        reader.start();
    }

    void stop(@Observes ShutdownEvent event) {
        reader.close();
    }
}
