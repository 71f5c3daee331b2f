/**
 * Browser sessions: who is signed in where, for how long, and what ends with it (OpenID Connect Core section 2, the
 * {@code sid} of OpenID Connect Back-Channel Logout).
 */
@NullMarked
package io.tillgate.auth.session;

import org.jspecify.annotations.NullMarked;
