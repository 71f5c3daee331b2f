/**
 * Accounts as user-service reports them, the check of their passwords there, and user-service's accounts as a signed-in
 * account reads and changes them: its own or, for an administrator, all.
 */
@NullMarked
package io.tillgate.auth.account;

import org.jspecify.annotations.NullMarked;
