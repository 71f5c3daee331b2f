/**
 * The authorization endpoint and its codes (RFC 6749 sections 3.1 and 4.1, RFC 7636, RFC 8252, RFC 9207, OpenID Connect
 * Core section 3.1.2).
 */
@NullMarked
package io.tillgate.auth.oauth.authorization;

import org.jspecify.annotations.NullMarked;
