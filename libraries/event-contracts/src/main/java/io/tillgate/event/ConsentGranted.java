package io.tillgate.event;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account consented to a client or module acting for it.
 *
 * @param accountId the account
 * @param clientId the OAuth client; absent for a module
 * @param callbackHost the host of a module's callback; absent for an OAuth client
 * @param scopes the granted scopes
 */
public record ConsentGranted(
        String accountId,
        @Nullable String clientId,
        @Nullable String callbackHost,
        List<String> scopes) implements Event {

    /** Requires all fields that are not nullable, and copies the lists. */
    public ConsentGranted {
        requireNonNull(accountId, "accountId");
        scopes = List.copyOf(scopes);
    }

    @Override
    public String key() {
        return accountId;
    }
}
