package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A module got an API key by consent. Never the key: its id and prefix.
 *
 * @param keyId the id of the key
 * @param accountId the account that it acts for
 * @param callbackHost the host of the module's callback
 * @param prefix the public prefix of the key
 * @param scopes the scopes of the key
 */
public record ApiKeyIssued(String keyId, String accountId, String callbackHost, String prefix, List<String> scopes)
        implements Event {

    /** Requires what is not nullable, and copies its lists. */
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
