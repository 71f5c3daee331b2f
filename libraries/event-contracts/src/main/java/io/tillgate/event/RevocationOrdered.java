package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * An administrator has pulled the kill switch: everything that a target had is dead.
 *
 * @param target what sort of target: {@code account}, {@code client}, {@code grant}, {@code scope}, {@code api_key},
 *     {@code signing_key} or {@code issued_before}
 * @param value which one: its id, the namespace of a scope, or a time
 * @param reason why, in the words of the administrator
 * @param grants how many live grants ended
 * @param clients how many clients lost tokens
 * @param accounts how many accounts lost something
 * @param apiKeys how many API keys ended
 * @param opaqueTokens how many opaque access tokens died; those that are JWTs are not counted anywhere
 * @param sessions how many browser sessions ended
 * @param actor who did it: an account id
 * @param clientId the client whose token the call came with
 * @param address the network address that the call came from
 */
public record RevocationOrdered(
        String target,
        String value,
        @Nullable String reason,
        long grants,
        long clients,
        long accounts,
        long apiKeys,
        long opaqueTokens,
        long sessions,
        String actor,
        String clientId,
        String address)
        implements Event {

    /** Requires what is not nullable. */
    public RevocationOrdered {
        requireNonNull(target, "target");
        requireNonNull(value, "value");
        requireNonNull(actor, "actor");
        requireNonNull(clientId, "clientId");
        requireNonNull(address, "address");
    }

    @Override
    public String key() {
        return target + ":" + value;
    }

    @Override
    public String subject() {
        return value;
    }
}
