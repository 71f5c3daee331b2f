package io.tillgate.user.password;

/** Computes Argon2id, version 0x13. All engines return the same bytes. Safe for concurrent use; blocks its thread. */
interface Argon2Engine {

    /** Returns the tag, {@code length} bytes long. */
    byte[] derive(Argon2Parameters parameters, byte[] salt, byte[] password, int length);
}
