package io.tillgate.resource.spring;

import io.tillgate.resource.readiness.Readiness;
import io.tillgate.resource.readiness.ReadinessRule;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** The readiness of a protected API. */
final class RevocationHealth extends AbstractHealthIndicator {
    private final ReadinessRule rule;

    RevocationHealth(ReadinessRule rule) {
        this.rule = rule;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Readiness now = rule.now();
        if (now.ready()) {
            health.up();
        } else {
            health.outOfService();
        }
        health.withDetails(now.details());
    }
}
