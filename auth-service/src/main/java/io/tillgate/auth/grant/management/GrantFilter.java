package io.tillgate.auth.grant.management;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Selects grants; at least one of the two is set.
 *
 * @param accountId the account; null for all accounts
 * @param clientId the client; null for all clients
 */
public record GrantFilter(
        @Nullable UUID accountId, @Nullable String clientId) {}
