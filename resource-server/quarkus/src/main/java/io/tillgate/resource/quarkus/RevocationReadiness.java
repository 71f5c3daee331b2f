package io.tillgate.resource.quarkus;

import io.tillgate.resource.issuer.TrustedIssuers;
import io.tillgate.resource.readiness.Readiness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Reports the readiness of a protected API as the health check {@code revocations}. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
class RevocationReadiness implements HealthCheck {
    private final TrustedIssuers issuers;

    RevocationReadiness(TrustedIssuers issuers) {
        this.issuers = issuers;
    }

    @Override
    public HealthCheckResponse call() {
        Readiness now = issuers.readiness();
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
