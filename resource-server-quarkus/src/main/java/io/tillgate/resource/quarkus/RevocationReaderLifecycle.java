package io.tillgate.resource.quarkus;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tillgate.resource.enforcement.EnforcementReporter;
import io.tillgate.resource.revocation.RevocationReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets the revocation reader, and what tells of its work, live as long as the application. */
@ApplicationScoped
class RevocationReaderLifecycle {
    private final RevocationReader reader;
    private final EnforcementReporter reporter;
    private final ResourceServerConfig config;

    RevocationReaderLifecycle(RevocationReader reader, EnforcementReporter reporter, ResourceServerConfig config) {
        this.reader = reader;
        this.reporter = reporter;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (config.enforcement().enabled()) {
            reporter.start();
        }
        reader.start();
    }

    void stop(@Observes ShutdownEvent event) {
        if (config.enforcement().enabled()) {
            reporter.close();
        }
        reader.close();
    }
}
