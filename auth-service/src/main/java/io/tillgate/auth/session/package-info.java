/**
 * Browser sessions: where an account is signed in, for how long, and what is revoked when the session ends (OpenID
 * Connect Core section 2; the {@code sid} of OpenID Connect Back-Channel Logout).
 */
@NullMarked
package io.tillgate.auth.session;

import org.jspecify.annotations.NullMarked;
