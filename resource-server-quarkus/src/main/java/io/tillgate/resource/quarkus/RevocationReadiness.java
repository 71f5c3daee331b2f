package io.tillgate.resource.quarkus;

import io.tillgate.resource.readiness.Readiness;
import io.tillgate.resource.readiness.ReadinessRule;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** The readiness of a protected API. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
class RevocationReadiness implements HealthCheck {
    private final ReadinessRule rule;

    RevocationReadiness(ReadinessRule rule) {
        this.rule = rule;
    }

    @Override
    public HealthCheckResponse call() {
        Readiness now = rule.now();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("revocations").status(now.ready());
        now.details().forEach((name, value) -> {
            if (value instanceof Long number) {
                response.withData(name, number);
            } else if (value instanceof Boolean is) {
                response.withData(name, is);
            } else {
                response.withData(name, value.toString());
            }
        });
        return response.build();
    }
}
