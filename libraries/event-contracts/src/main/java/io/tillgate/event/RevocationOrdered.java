package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * An administrator performed a bulk revocation: everything that the target had is revoked.
 *
 * @param target the kind of target: {@code account}, {@code client}, {@code grant}, {@code scope}, {@code api_key},
 *     {@code signing_key} or {@code issued_before}
 * @param value the target: its id, the namespace of a scope, or a time
 * @param reason the reason in the administrator's words
 * @param grants the number of active grants that were revoked
 * @param clients the number of clients that lost tokens
 * @param accounts the number of affected accounts
 * @param apiKeys the number of API keys that were revoked
 * @param opaqueTokens the number of opaque access tokens that were revoked; JWTs are not counted
 * @param sessions the number of browser sessions that were ended
 * @param actor the account id of the administrator
 * @param clientId the client whose token authorized the call
 * @param address the network address from which the call came
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

    /** Requires all fields that are not nullable. */
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
