/**
 * Accounts as user-service reports them, the check of their passwords there, and calls to user-service on behalf of a
 * signed-in account for its own account or, for an administrator, all.
 */
@NullMarked
package io.tillgate.auth.account;

import org.jspecify.annotations.NullMarked;
