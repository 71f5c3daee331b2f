package io.tillgate.event;

import static java.util.Objects.requireNonNull;

/**
 * A secret was issued to an API app: its first or a new one. Never contains the secret.
 *
 * @param clientId the client id of the app
 * @param accountId the account that owns the app
 * @param cause {@code registered} for the first secret, {@code secret_rotated} for a new one
 * @param actor the account or client id that requested it
 */
public record AppSecretIssued(String clientId, String accountId, String cause, String actor) implements Event {

    /** Requires all fields. */
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
