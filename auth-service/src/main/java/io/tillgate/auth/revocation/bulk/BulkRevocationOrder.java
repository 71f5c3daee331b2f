package io.tillgate.auth.revocation.bulk;

import org.jspecify.annotations.Nullable;

/**
 * A bulk revocation as an administrator orders it.
 *
 * @param target what shall be dead
 * @param reason why, for the audit log
 * @param administrator who orders it
 */
public record BulkRevocationOrder(
        BulkRevocationTarget target, @Nullable String reason, Administrator administrator) {
    /** The reason on the records of what dies. */
    static final String REASON = "kill_switch";

    /**
     * Who orders, from where.
     *
     * @param accountId the account
     * @param clientId the client whose token the call came with
     * @param address the network address
     */
    public record Administrator(String accountId, String clientId, String address) {}
}
