package io.tillgate.resource.revocation;

import io.tillgate.event.Revocation;

/**
 * A revocation whose signature was verified.
 *
 * @param keyId the id of the key that signed it
 * @param revocation the revocation
 */
record SignedRevocation(String keyId, Revocation revocation) {}
