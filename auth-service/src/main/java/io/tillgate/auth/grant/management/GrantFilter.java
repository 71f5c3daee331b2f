package io.tillgate.auth.grant.management;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which grants; at least one of the two is there.
 *
 * @param accountId those of an account; null for all accounts
 * @param clientId those of a client; null for all clients
 */
public record GrantFilter(
        @Nullable UUID accountId, @Nullable String clientId) {}
