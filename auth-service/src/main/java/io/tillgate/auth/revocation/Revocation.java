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
 * @param awaited whether a request waits until the resource servers enforce it
 */
public record Revocation(
        String id,
        RevocationTarget target,
        Instant notBefore,
        Instant expiresAt,
        String reason,
        @Nullable String actor,
        boolean awaited) {

    /** Creates a revocation with a new id. */
    public Revocation(
            RevocationTarget target, Instant notBefore, Instant expiresAt, String reason, @Nullable String actor) {
        this(target, notBefore, expiresAt, reason, actor, false);
    }

    /** Creates a revocation with a new id. */
    Revocation(
            RevocationTarget target,
            Instant notBefore,
            Instant expiresAt,
            String reason,
            @Nullable String actor,
            boolean awaited) {
        this(UUID.randomUUID().toString(), target, notBefore, expiresAt, reason, actor, awaited);
    }

    /** Returns the same revocation with other times. */
    Revocation at(Instant notBefore, Instant expiresAt) {
        return new Revocation(id, target, notBefore, expiresAt, reason, actor, awaited);
    }
}
