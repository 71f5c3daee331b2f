package io.tillgate.resource.revocation;

import io.tillgate.event.Revocation;

/**
 * A revocation whose signature was verified.
 *
 * @param keyId the key that signed it
 * @param revocation what it says
 */
record SignedRevocation(String keyId, Revocation revocation) {}
