package io.tillgate.user.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Hashes and verifies passwords with Argon2id. Blocks its thread: call it on the {@link PasswordPool} only. */
final class PasswordHasher {
    private static final int SALT_BYTES = 16;
    private static final int TAG_BYTES = 32;

    private final Argon2Engine engine;
    private final Argon2Parameters parameters;
    private final SecureRandom random = new SecureRandom();

    PasswordHasher(Argon2Engine engine, Argon2Parameters parameters) {
        this.engine = engine;
        this.parameters = parameters;
    }

    PasswordHash hash(RawPassword password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] tag = engine.derive(parameters, salt, password.utf8(), TAG_BYTES);
        return new PasswordHash(new Argon2Hash(parameters, salt, tag).encode());
    }

    /**
     * Returns whether the password matches the hash. Without a hash (an unknown user, an account that has no password
     * yet) it does the same work and returns false.
     */
    boolean verify(@Nullable PasswordHash hash, RawPassword password) {
        if (hash == null) {
            engine.derive(
                    parameters, "no such account.".getBytes(StandardCharsets.US_ASCII), password.utf8(), TAG_BYTES);
            return false;
        }
        Argon2Hash stored = parsed(hash);
        byte[] tag = engine.derive(stored.parameters(), stored.salt(), password.utf8(), stored.tag().length);
        return MessageDigest.isEqual(tag, stored.tag());
    }

    /** Returns whether the hash has another cost than the configured one. */
    boolean outdated(PasswordHash hash) {
        return !parsed(hash).parameters().equals(parameters);
    }

    private static Argon2Hash parsed(PasswordHash hash) {
        return Argon2Hash.parse(hash.phc())
                .orElseThrow(() -> new IllegalStateException("a stored password hash is not an Argon2id PHC string"));
    }
}
