/**
 * Accounts as they are: the record, its rules, its table, and the one place that changes it. Every change is one
 * transaction that also appends its {@code AccountChanged} event.
 */
@NullMarked
package io.tillgate.user.account;

import org.jspecify.annotations.NullMarked;
