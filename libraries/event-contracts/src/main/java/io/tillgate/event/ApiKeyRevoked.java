package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * An API key was revoked. Contains the key's id and prefix, never the key.
 *
 * @param keyId the id of the key
 * @param accountId the account for which the key acted
 * @param callbackHost the host of the module's callback
 * @param prefix the public prefix of the key
 * @param reason why: {@code key_revoked}, {@code signed_out_everywhere}, {@code password_changed}, {@code
 *     account_disabled}, {@code account_deleted}
 * @param actor the account or client id that revoked it; absent if unknown
 */
public record ApiKeyRevoked(
        String keyId,
        String accountId,
        String callbackHost,
        String prefix,
        String reason,
        @Nullable String actor) implements Event {

    /** Requires all fields that are not nullable. */
    public ApiKeyRevoked {
        requireNonNull(keyId, "keyId");
        requireNonNull(accountId, "accountId");
        requireNonNull(callbackHost, "callbackHost");
        requireNonNull(prefix, "prefix");
        requireNonNull(reason, "reason");
    }

    @Override
    public String key() {
        return accountId;
    }

    @Override
    public String subject() {
        return keyId;
    }
}
