package io.tillgate.resource.key;

import java.security.PublicKey;

/**
 * A public key of the issuer.
 *
 * @param id its {@code kid}
 * @param algorithm the only algorithm that it may be used with
 * @param publicKey the key
 */
public record VerificationKey(String id, String algorithm, PublicKey publicKey) {}
