/**
 * Accounts: the entity, its rules, its table, and its changes. Each change also appends its {@code AccountChanged}
 * event, in the same transaction.
 */
@NullMarked
package io.tillgate.user.account;

import org.jspecify.annotations.NullMarked;
