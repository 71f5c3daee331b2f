/**
 * Logout at a client's request (OpenID Connect RP-Initiated Logout 1.0), and its notification to every client of the
 * session (OpenID Connect Back-Channel Logout 1.0).
 */
@NullMarked
package io.tillgate.auth.oauth.logout;

import org.jspecify.annotations.NullMarked;
