package io.tillgate.auth.revocation.bulk;

import org.jspecify.annotations.Nullable;

/**
 * A bulk revocation as ordered by an administrator.
 *
 * @param target what to revoke
 * @param reason free text for the audit log
 * @param administrator the administrator who ordered it
 */
public record BulkRevocationOrder(
        BulkRevocationTarget target, @Nullable String reason, Administrator administrator) {
    /** The reason in the revocation records. */
    static final String REASON = "kill_switch";

    /**
     * The administrator who ordered the revocation.
     *
     * @param clientId the client of the access token
     * @param address the network address of the request
     */
    public record Administrator(String accountId, String clientId, String address) {}
}
