package io.tillgate.resource.revocation;

import io.tillgate.event.Revocation;
import io.tillgate.resource.token.VerifiedToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Measures how long a canary revocation takes: checks that the log then revokes a token that was valid before. */
final class Canary {
    private final RevocationLog log;
    private final RevocationDelays delays;
    private final Clock clock;

    Canary(RevocationLog log, RevocationDelays delays, Clock clock) {
        this.log = log;
        this.delays = delays;
        this.clock = clock;
    }

    void applied(Revocation revocation) {
        if (revocation.isCanary() && log.isRevoked(youngest(revocation))) {
            Duration delay = Duration.between(revocation.issuedAt(), clock.instant());
            delays.refused(delay.isNegative() ? Duration.ZERO : delay);
        }
    }

    /** Returns the most recently issued token that the revocation ends. */
    private static VerifiedToken youngest(Revocation revocation) {
        String client = revocation.key().value();
        Instant issuedAt = revocation.notBefore().minusSeconds(1);
        return new VerifiedToken(
                revocation.issuer(),
                client,
                client,
                client,
                null,
                null,
                null,
                Set.of(),
                Set.of(),
                issuedAt,
                revocation.expiresAt(),
                null);
    }
}
