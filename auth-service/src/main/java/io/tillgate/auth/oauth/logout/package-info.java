/**
 * Logout: at the wish of a client's user (OpenID Connect RP-Initiated Logout 1.0), and the news of it for every client of
 * the session (OpenID Connect Back-Channel Logout 1.0).
 */
@NullMarked
package io.tillgate.auth.oauth.logout;

import org.jspecify.annotations.NullMarked;
