package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A module obtained an API key by consent. Contains the key's id and prefix, never the key.
 *
 * @param keyId the id of the key
 * @param accountId the account for which the key acts
 * @param callbackHost the host of the module's callback
 * @param prefix the public prefix of the key
 * @param scopes the scopes of the key
 */
public record ApiKeyIssued(String keyId, String accountId, String callbackHost, String prefix, List<String> scopes)
        implements Event {

    /** Requires all fields that are not nullable, and copies the lists. */
    public ApiKeyIssued {
        requireNonNull(keyId, "keyId");
        requireNonNull(accountId, "accountId");
        requireNonNull(callbackHost, "callbackHost");
        requireNonNull(prefix, "prefix");
        scopes = List.copyOf(scopes);
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
