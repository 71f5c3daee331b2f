package io.tillgate.event;

import static java.util.Objects.requireNonNull;

/**
 * An API app of an account got a secret: its first, or a new one. Never the secret.
 *
 * @param clientId the client id of the app
 * @param accountId the account that owns the app
 * @param cause {@code registered} for the first secret, {@code secret_rotated} for a new one
 * @param actor who asked for it: an account id or a client id
 */
public record AppSecretIssued(String clientId, String accountId, String cause, String actor) implements Event {

    /** Requires everything. */
    public AppSecretIssued {
        requireNonNull(clientId, "clientId");
        requireNonNull(accountId, "accountId");
        requireNonNull(cause, "cause");
        requireNonNull(actor, "actor");
    }

    @Override
    public String key() {
        return accountId;
    }

    @Override
    public String subject() {
        return clientId;
    }
}
