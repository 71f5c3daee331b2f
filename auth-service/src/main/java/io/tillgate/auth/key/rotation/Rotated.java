package io.tillgate.auth.key.rotation;

import io.tillgate.auth.key.StoredKey;

/**
 * The result of a rotation.
 *
 * @param key the key that signs next
 * @param made whether this call created it
 */
record Rotated(StoredKey key, boolean made) {}
