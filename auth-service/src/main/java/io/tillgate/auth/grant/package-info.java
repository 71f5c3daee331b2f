/**
 * Grants: one row per authorization, with the generation of its refresh token (RFC 6749 section 6, RFC 9700 section
 * 4.14).
 */
@NullMarked
package io.tillgate.auth.grant;

import org.jspecify.annotations.NullMarked;
