/**
 * Accounts as user-service tells of them, and the check of their passwords there.
 */
@NullMarked
package io.tillgate.auth.account;

import org.jspecify.annotations.NullMarked;
