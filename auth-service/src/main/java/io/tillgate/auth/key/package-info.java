/**
 * Signing keys and other secrets: created at the first start, encrypted at rest (AES-256-GCM) and published as a JWK
 * set (RFC 7517). Also installs the JCA provider.
 */
@NullMarked
package io.tillgate.auth.key;

import org.jspecify.annotations.NullMarked;
