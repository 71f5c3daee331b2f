/**
 * Calls to URLs that clients registered ({@code jwks_uri}, back-channel logout), guarded against server-side request
 * forgery (RFC 7591 section 5, RFC 9700 section 4.11).
 */
@NullMarked
package io.tillgate.auth.support.outbound;

import org.jspecify.annotations.NullMarked;
