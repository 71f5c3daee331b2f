package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account denied consent to a client or module.
 *
 * @param accountId the account
 * @param clientId the OAuth client; absent for a module
 * @param callbackHost the host of a module's callback; absent for an OAuth client
 * @param scopes the denied scopes
 */
public record ConsentDenied(
        String accountId,
        @Nullable String clientId,
        @Nullable String callbackHost,
        List<String> scopes) implements Event {

    /** Requires all fields that are not nullable, and copies the lists. */
    public ConsentDenied {
        requireNonNull(accountId, "accountId");
        scopes = List.copyOf(scopes);
    }

    @Override
    public String key() {
        return accountId;
    }
}
