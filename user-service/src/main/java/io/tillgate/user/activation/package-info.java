/**
 * Action links: single use, expiring, stored as keyed hashes. They activate accounts, replace forgotten passwords,
 * verify email addresses and revert their changes.
 */
@NullMarked
package io.tillgate.user.activation;

import org.jspecify.annotations.NullMarked;
