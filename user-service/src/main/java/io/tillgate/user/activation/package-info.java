/**
 * Action links: single use, expiring, stored as keyed hashes. They activate an account that has no password yet, and set a
 * new password where the old one is forgotten.
 */
@NullMarked
package io.tillgate.user.activation;

import org.jspecify.annotations.NullMarked;
