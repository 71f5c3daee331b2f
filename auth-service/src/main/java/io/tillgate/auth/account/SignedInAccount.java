package io.tillgate.auth.account;

import java.time.Instant;

/**
 * An account that is signed in here.
 *
 * @param account the account
 * @param authTime when it signed in
 */
public record SignedInAccount(Account account, Instant authTime) {}
