package io.tillgate.auth.key;

/** What a key is good for at a time. */
public enum KeyState {
    /** Published, not signing yet. */
    NEXT,
    /** Signs what its algorithm signs. */
    SIGNING,
    /** Signs no more; still published, since what it signed lives on. */
    RETIRED,
    /** Compromised: neither published nor accepted. */
    REVOKED
}
