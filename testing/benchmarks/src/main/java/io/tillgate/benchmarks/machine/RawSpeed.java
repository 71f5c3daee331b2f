package io.tillgate.benchmarks.machine;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Measures the raw limits of the cores: one thread per core repeats one operation. */
public final class RawSpeed {
    private static final byte[] TOKEN = "a".repeat(400).getBytes(StandardCharsets.US_ASCII);
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private RawSpeed() {}

    /** Installs the native provider as the first one, as the services do. */
    public static void useNativeProvider() {
        AmazonCorrettoCryptoProvider.install();
    }

    /** Returns RS256 signatures per second, 2048 bits. */
    public static double rs256(Duration time) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return signatures("SHA256withRSA", generator.generateKeyPair(), time);
    }

    /** Returns ES256 signatures per second. */
    public static double es256(Duration time) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return signatures("SHA256withECDSA", generator.generateKeyPair(), time);
    }

    /** Returns Argon2id hashes per second with the native library and one lane. */
    public static double argon2id(int memoryKib, int iterations, Duration time) {
        Argon2Advanced argon2 = Argon2Factory.createAdvanced(Argon2Factory.Argon2Types.ARGON2id, 16, 32);
        return perSecond(time, () -> () -> {
            argon2.rawHash(iterations, memoryKib, 1, TOKEN, new byte[16]);
            return true;
        });
    }

    /** Returns the name of the provider that signs. */
    public static String provider() {
        return Security.getProviders()[0].getName();
    }

    private static double signatures(String algorithm, KeyPair pair, Duration time) {
        PrivateKey key = pair.getPrivate();
        return perSecond(time, () -> {
            Signature signature = Signature.getInstance(algorithm);
            return () -> {
                signature.initSign(key);
                signature.update(TOKEN);
                return signature.sign().length > 0;
            };
        });
    }

    private static double perSecond(Duration time, Callable<Callable<Boolean>> worker) {
        ExecutorService threads = Executors.newFixedThreadPool(CORES);
        try {
            List<Callable<Double>> tasks = IntStream.range(0, CORES)
                    .<Callable<Double>>mapToObj(core -> () -> rate(worker.call(), time))
                    .toList();
            double sum = 0;
            for (var result : threads.invokeAll(tasks)) {
                sum += result.get();
            }
            return sum;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
    }

    private static double rate(Callable<Boolean> work, Duration time) throws Exception {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long done = 0;
        while (System.nanoTime() < end) {
            work.call();
            done++;
        }
        return done / ((System.nanoTime() - start) / 1e9);
    }
}
