package io.tillgate.user.password;

/** Computes Argon2id, version 0x13. All engines give the same bytes. Safe for concurrent use; blocks for its work. */
interface Argon2Engine {

    /** The tag of {@code length} bytes. */
    byte[] derive(Argon2Parameters parameters, byte[] salt, byte[] password, int length);
}
