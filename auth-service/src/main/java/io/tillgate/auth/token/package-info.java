/**
 * Access tokens: RFC 9068 JWTs and opaque UUIDs; the token endpoint (RFC 6749 section 3.2) and the POS endpoints.
 */
@NullMarked
package io.tillgate.auth.token;

import org.jspecify.annotations.NullMarked;
