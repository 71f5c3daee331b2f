package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An account withdrew its consent to a client, which must obtain a new one before its next grant.
 *
 * @param accountId the account
 * @param clientId the OAuth client
 * @param scopes the scopes that were granted until now
 */
public record ConsentWithdrawn(String accountId, String clientId, List<String> scopes) implements Event {

    /** Requires all fields, and copies the list. */
    public ConsentWithdrawn {
        requireNonNull(accountId, "accountId");
        requireNonNull(clientId, "clientId");
        scopes = List.copyOf(scopes);
    }

    @Override
    public String key() {
        return accountId;
    }
}
