package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * An API key ended before its time. Never the key: its id and prefix.
 *
 * @param keyId the id of the key
 * @param accountId the account that it acted for
 * @param callbackHost the host of the module's callback
 * @param prefix the public prefix of the key
 * @param reason why: {@code key_revoked}, {@code signed_out_everywhere}, {@code password_changed},
 *     {@code account_disabled}, {@code account_deleted}
 * @param actor the id of the account or client that ended it; absent where that is not known
 */
public record ApiKeyRevoked(
        String keyId,
        String accountId,
        String callbackHost,
        String prefix,
        String reason,
        @Nullable String actor) implements Event {

    /** Requires what is not nullable. */
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
