/**
 * Signing keys and other secrets: made at first start, encrypted at rest (AES-256-GCM), published as a JWK set (RFC 7517).
 */
@NullMarked
package io.tillgate.auth.key;

import org.jspecify.annotations.NullMarked;
