/**
 * The portal: pages on which users manage their profile, API apps, connected apps, API keys and sessions, and
 * administrators manage accounts, clients, scopes, keys and the audit log. They need a browser session.
 */
@NullMarked
package io.tillgate.auth.portal;

import org.jspecify.annotations.NullMarked;
