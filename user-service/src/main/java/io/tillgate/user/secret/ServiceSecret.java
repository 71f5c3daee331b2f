package io.tillgate.user.secret;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.tillgate.crypto.AuthenticatedCipher;
import io.tillgate.crypto.KeyedHash;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.jboss.logging.Logger;

/** The secret of this service, from which the key of each use is derived. */
@Singleton
public class ServiceSecret {
    private static final Logger LOG = Logger.getLogger(ServiceSecret.class);
    private static final int BYTES = 32;

    private final KeyedHash master;

    /**
     * Reads the secret file.
     *
     * @throws IllegalStateException if it is not set outside dev and test, or is not 32 bytes in Base64
     */
    public ServiceSecret(SecretConfig config, LaunchMode launchMode) {
        this.master = new KeyedHash(
                config.secretFile().map(ServiceSecret::read).orElseGet(() -> ephemeral(launchMode.isDevOrTest())));
    }

    /** Makes the service read the secret at startup instead of at the first request. */
    void require(@Observes StartupEvent event) {
        LOG.debug("The secret of this service has been read");
    }

    /** The keyed hash for one use. Hashes of other uses reveal nothing about it. */
    public KeyedHash forUse(String use) {
        return new KeyedHash(master.of(use));
    }

    /** The cipher for one use. Keys of other uses cannot decrypt its values. */
    public AuthenticatedCipher cipherFor(String use) {
        return new AuthenticatedCipher(master.of("box:" + use));
    }

    private static byte[] read(Path file) {
        try {
            byte[] secret = Base64.getDecoder().decode(Files.readString(file).strip());
            if (secret.length != BYTES) {
                throw new IllegalStateException("tillgate.users.secret-file: " + file + " holds " + secret.length
                        + " bytes, not " + BYTES + "; make one with: openssl rand -base64 32");
            }
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException("tillgate.users.secret-file: " + file + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("tillgate.users.secret-file: " + file + " is not Base64", e);
        }
    }

    private static byte[] ephemeral(boolean allowed) {
        if (!allowed) {
            throw new IllegalStateException("tillgate.users.secret-file is not set: write 32 random bytes in Base64 "
                    + "to a file (openssl rand -base64 32) and name it");
        }
        LOG.info("tillgate.users.secret-file is not set: a restart invalidates links, cursors and queued mails");
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }
}
