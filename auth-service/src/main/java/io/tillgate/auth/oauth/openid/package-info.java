/** The OpenID Connect part of the server: ID tokens and the claims of an account (OpenID Connect Core 1.0). */
@NullMarked
package io.tillgate.auth.oauth.openid;

import org.jspecify.annotations.NullMarked;
