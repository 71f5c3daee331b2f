/**
 * The portal: what an account sees and ends of its own (its profile, API apps, connected apps, API keys and browsers), and,
 * for administrators, accounts, clients, scopes, keys and the audit log. Pages in a browser session, never an API.
 */
@NullMarked
package io.tillgate.auth.portal;

import org.jspecify.annotations.NullMarked;
