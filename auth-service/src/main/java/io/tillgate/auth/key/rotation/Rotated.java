package io.tillgate.auth.key.rotation;

import io.tillgate.auth.key.StoredKey;

/**
 * What came of a rotation.
 *
 * @param key the key that signs next
 * @param made whether this call made it; else it was there already
 */
record Rotated(StoredKey key, boolean made) {}
