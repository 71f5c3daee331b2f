package io.tillgate.resource.spring;

import io.tillgate.resource.issuer.TrustedIssuers;
import io.tillgate.resource.readiness.Readiness;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** Reports the readiness of a protected API to Spring Boot's Actuator. */
final class RevocationHealth extends AbstractHealthIndicator {
    private final TrustedIssuers issuers;

    RevocationHealth(TrustedIssuers issuers) {
        this.issuers = issuers;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Readiness now = issuers.readiness();
        if (now.ready()) {
            health.up();
        } else {
            health.outOfService();
        }
        health.withDetails(now.details());
    }
}
