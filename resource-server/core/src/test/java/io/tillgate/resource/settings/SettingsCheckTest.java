package io.tillgate.resource.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.resource.staleness.StalenessPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    @DisplayName("Settings at their limits are accepted")
    void good() {
        assertThat(check().identity("https://auth.example", Set.of("api"), URI.create("https://auth.example"))
                        .apiKeyHeader("X-API-KEY")
                        .client(null, null, StalenessPolicy.FAIL_CLOSED)
                        .clockSkew(Duration.ofMinutes(5))
                        .cache(0, Duration.ZERO, Duration.ZERO)
                        .intervals(SECOND, Duration.ZERO)
                        .staleness(StalenessPolicy.INTROSPECT, SECOND.multipliedBy(2), SECOND.multipliedBy(2), Map.of())
                        .snapshot(SECOND, 1)
                        .problems())
                .isEmpty();
    }

    @Test
    @DisplayName("All invalid settings are reported at once, each with its key")
    void problems() {
        Duration below = SECOND.minusMillis(1);
        assertThat(check().identity(" ", Set.of(), URI.create("/auth"))
                        .apiKeyHeader("authorization")
                        .apiKeyHeader("no header")
                        .client("api", null, StalenessPolicy.INTROSPECT)
                        .client("api", Path.of("no-such-file"), StalenessPolicy.INTROSPECT)
                        .clockSkew(Duration.ofMinutes(5).plusMillis(1))
                        .clockSkew(Duration.ofMillis(-1))
                        .cache(-1, Duration.ofMillis(-1), Duration.ofMillis(-1))
                        .intervals(below, Duration.ofMillis(-1))
                        .staleness(StalenessPolicy.INTROSPECT, SECOND, Duration.ZERO, Map.of("sales:create", SECOND))
                        .snapshot(below, 0)
                        .problems())
                .containsExactly(
                        "tillgate.resource-server.issuer: must not be blank",
                        "tillgate.resource-server.audience: name at least one",
                        "tillgate.resource-server.auth-server-url: must be an absolute address",
                        "tillgate.resource-server.api-key-header: must not be Authorization, which contains access"
                                + " tokens",
                        "tillgate.resource-server.api-key-header: must be the name of a header",
                        "tillgate.resource-server.client-id and client-secret-file: give both or neither",
                        "tillgate.resource-server.client-secret-file: cannot be read: no-such-file",
                        "tillgate.resource-server.clock-skew: 0s to 5m",
                        "tillgate.resource-server.clock-skew: 0s to 5m",
                        "tillgate.resource-server.cache.maximum-size: must not be negative",
                        "tillgate.resource-server.cache.jwt-ttl: must not be negative",
                        "tillgate.resource-server.cache.opaque-ttl: must not be negative",
                        "tillgate.resource-server.keys.refresh-interval: 1s or more",
                        "tillgate.resource-server.revocation.quarantine: must not be negative",
                        "tillgate.resource-server.staleness.scopes[sales:create]: 2s or more",
                        "tillgate.resource-server.staleness.max-age: 2s or more",
                        "tillgate.resource-server.staleness.serve-stale-limit: must not be below max-age",
                        "tillgate.resource-server.staleness.scopes: must not be set with the policy"
                                + " introspect, which never uses stale data",
                        "tillgate.resource-server.snapshot.interval: 1s or more",
                        "tillgate.resource-server.snapshot.maximum-mebibytes: 1 or more");
    }

    @Test
    @DisplayName("The policy introspect requires a client: without one, tokens would be accepted unchecked")
    void introspectWithoutClient() {
        assertThat(check().client(null, null, StalenessPolicy.INTROSPECT).problems())
                .containsExactly("tillgate.resource-server.staleness.policy: introspect requires client-id and"
                        + " client-secret-file");
    }

    @Test
    @DisplayName("Further issuers: each with its keys, its brokers and unique names")
    void furtherIssuers() {
        URI keys = URI.create("https://partner.example/jwks");
        assertThat(check().issuerNames("https://auth.example", Set.of("https://old.example"))
                        .furtherIssuer("partner", "https://partner.example", keys, Map.of())
                        .issuerNames("https://partner.example", Set.of())
                        .problems())
                .isEmpty();
        assertThat(check().issuerNames("https://auth.example", Set.of("https://old.example"))
                        .furtherIssuer("The partner", " ", null, Map.of("security.protocol", "SSL"))
                        .issuerNames("https://old.example", Set.of())
                        .problems())
                .containsExactly(
                        "tillgate.resource-server.issuers[The partner]: use lower-case letters, digits and hyphens",
                        "tillgate.resource-server.issuers[The partner].issuer: must not be blank",
                        "tillgate.resource-server.issuers[The partner].jwks-url: must be an absolute address",
                        "tillgate.resource-server.issuers[The partner].kafka: name the brokers (bootstrap.servers), or"
                                + " leave it out to use those of the API",
                        "tillgate.resource-server.issuers: two issuers have the name https://old.example");
    }

    private static SettingsCheck check() {
        return new SettingsCheck(name -> "[" + name + "]");
    }
}
