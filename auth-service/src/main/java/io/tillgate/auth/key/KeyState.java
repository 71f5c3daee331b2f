package io.tillgate.auth.key;

/** The state of a signing key at a time. */
public enum KeyState {
    /** Published, but not signing yet. */
    NEXT,
    /** The key that signs for its algorithm. */
    SIGNING,
    /** No longer signs; still published, because tokens that it signed may be valid. */
    RETIRED,
    /** Compromised: neither published nor accepted. */
    REVOKED
}
