package io.tillgate.auth.key;

import com.nimbusds.jose.jwk.JWK;
import io.tillgate.crypto.KeyedHash;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Keys for tests. */
public final class TestKeys {
    private TestKeys() {}

    /** A hash under a key that is made of one byte. */
    public static KeyedHash keyedHash(int filling) {
        return new KeyedHash(bytes(filling));
    }

    /** A ring with some keys. */
    public static KeyRing ring(Clock clock, SigningKey... keys) {
        KeyRing ring = new KeyRing(clock);
        ring.load(new SigningKeys(List.of(keys)), bytes(1), bytes(2));
        return ring;
    }

    /** A new key that signs from a time on. */
    static SigningKey key(SigningAlgorithm algorithm, long generation, Instant activatesAt) {
        return SigningKey.open(algorithm, generation, activatesAt, algorithm.generate());
    }

    static SigningKey key(SigningAlgorithm algorithm, JWK jwk) {
        return SigningKey.open(algorithm, 1, Instant.EPOCH, jwk);
    }

    private static byte[] bytes(int filling) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return key;
    }
}
