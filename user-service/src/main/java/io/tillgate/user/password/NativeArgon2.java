package io.tillgate.user.password;

import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;

/** The reference implementation in C, loaded from the jar. It is about 1.5 times as fast as the Java one. */
final class NativeArgon2 implements Argon2Engine {

    @Override
    public byte[] derive(Argon2Parameters parameters, byte[] salt, byte[] password, int length) {
        return Argon2Factory.createAdvanced(Argon2Types.ARGON2id, salt.length, length)
                .rawHash(parameters.iterations(), parameters.memoryKib(), parameters.parallelism(), password, salt);
    }
}
