package io.tillgate.auth.revocation.event;

import io.tillgate.auth.key.KeyRing;
import io.tillgate.outbox.Heartbeat;
import io.tillgate.outbox.OutboxRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The heartbeat on the revocations topic, by which readers know how current their knowledge is. */
@ApplicationScoped
public class RevocationHeartbeat implements Heartbeat {
    private final RevocationTokens tokens;
    private final KeyRing keys;

    RevocationHeartbeat(RevocationTokens tokens, KeyRing keys) {
        this.tokens = tokens;
        this.keys = keys;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Optional<OutboxRecord> beat(Instant drainedAt) {
        return keys.isLoaded() ? Optional.of(tokens.heartbeat(drainedAt)) : Optional.empty();
    }
}
