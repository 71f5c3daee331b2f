package io.tillgate.auth.revocation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The revocation of tokens before they expire.
 *
 * @param id the {@code jti} of its record; if it is signed with two keys, both records have this id
 * @param target the tokens
 * @param notBefore tokens issued before this time are revoked; a whole second
 * @param expiresAt the time at which all of these tokens have expired
 * @param reason a short stable code
 * @param actor the account id or client id of the actor; null if the service itself revoked
 */
public record Revocation(
        String id,
        RevocationTarget target,
        Instant notBefore,
        Instant expiresAt,
        String reason,
        @Nullable String actor) {

    /** Creates a revocation with a new id. */
    public Revocation(
            RevocationTarget target, Instant notBefore, Instant expiresAt, String reason, @Nullable String actor) {
        this(UUID.randomUUID().toString(), target, notBefore, expiresAt, reason, actor);
    }
}
