package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An account took back what it had allowed a client: it is asked again before the client gets anything more.
 *
 * @param accountId the account
 * @param clientId the OAuth client
 * @param scopes the scopes that were allowed until now
 */
public record ConsentWithdrawn(String accountId, String clientId, List<String> scopes) implements Event {

    /** Requires everything, and copies its list. */
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
