/**
 * One handler per grant type (RFC 6749 section 4 and 6).
 */
@NullMarked
package io.tillgate.auth.token.grant;

import org.jspecify.annotations.NullMarked;
