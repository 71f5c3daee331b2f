package io.tillgate.auth.policy;

import io.tillgate.auth.account.Account;
import org.jspecify.annotations.Nullable;

/**
 * Access that {@link TokenRequestPolicy} granted from memory, with what it was decided by. The statement that records
 * the token verifies that this is still current.
 *
 * @param granted the access
 * @param granter the account whose groups limit the scopes: that of the token, or an app's owner; null if there is none
 * @param catalogueVersion the version of the scope catalogue
 */
public record DecidedAccess(GrantedAccess granted, @Nullable Account granter, long catalogueVersion) {}
