/**
 * Access tokens: RFC 9068 JWTs and opaque UUIDs; the token endpoint (RFC 6749 section 3.2) with one handler per grant
 * type (sections 4 and 6), and the POS endpoints.
 */
@NullMarked
package io.tillgate.auth.oauth.token;

import org.jspecify.annotations.NullMarked;
