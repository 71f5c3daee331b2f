package io.tillgate.auth.revocation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision that tokens are dead before they expire.
 *
 * @param target which
 * @param notBefore tokens issued before this time are dead, a whole second
 * @param expiresAt when none of them can be alive any more
 * @param reason why, a short stable word
 * @param actor who caused it: an account id or a client id; null where the service itself did
 */
public record Revocation(
        RevocationTarget target,
        Instant notBefore,
        Instant expiresAt,
        String reason,
        @Nullable String actor) {}
