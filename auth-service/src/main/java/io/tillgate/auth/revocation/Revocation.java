package io.tillgate.auth.revocation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision that tokens are dead before they expire.
 *
 * @param id the id of its record, {@code jti}: two records of one revocation share it
 * @param target which
 * @param notBefore tokens issued before this time are dead, a whole second
 * @param expiresAt when none of them can be alive any more
 * @param reason why, a short stable word
 * @param actor who caused it: an account id or a client id; null where the service itself did
 */
public record Revocation(
        String id,
        RevocationTarget target,
        Instant notBefore,
        Instant expiresAt,
        String reason,
        @Nullable String actor) {

    /** A revocation with an id of its own. */
    public Revocation(
            RevocationTarget target, Instant notBefore, Instant expiresAt, String reason, @Nullable String actor) {
        this(UUID.randomUUID().toString(), target, notBefore, expiresAt, reason, actor);
    }
}
