/**
 * The UserInfo endpoint (OpenID Connect Core 1.0 section 5.3).
 */
@NullMarked
package io.tillgate.auth.oauth.userinfo;

import org.jspecify.annotations.NullMarked;
