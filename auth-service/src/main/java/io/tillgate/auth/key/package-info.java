/**
 * Signing keys and other secrets: created at the first start, encrypted at rest (AES-256-GCM), published as a JWK set
 * (RFC 7517); and the JCA provider that computes with them.
 */
@NullMarked
package io.tillgate.auth.key;

import org.jspecify.annotations.NullMarked;
