package io.tillgate.audit.paging;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that authenticates cursors. It is read at startup, so that the service does not start without it. */
@Startup
@ApplicationScoped
class CursorSecret {
    private static final int MIN_BYTES = 32;

    private final byte[] bytes;

    CursorSecret(CursorConfig config) {
        this.bytes = config.secretFile().map(CursorSecret::read).orElseGet(CursorSecret::ownOfDevAndTest);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    private static byte[] read(Path file) {
        try {
            byte[] secret =
                    Base64.getMimeDecoder().decode(Files.readString(file).strip());
            if (secret.length < MIN_BYTES) {
                throw new IllegalStateException(
                        "tillgate.audit.secret-file: " + file + " must hold at least 32 bytes in Base64");
            }
            return secret;
        } catch (IOException e) {
            throw new IllegalStateException("tillgate.audit.secret-file: " + file + " cannot be read", e);
        }
    }

    private static byte[] ownOfDevAndTest() {
        if (!ConfigUtils.isProfileActive("dev") && !ConfigUtils.isProfileActive("test")) {
            throw new IllegalStateException(
                    "tillgate.audit.secret-file must name a file with 32 random bytes in Base64, the same for all"
                            + " instances (openssl rand -base64 32)");
        }
        byte[] secret = new byte[MIN_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }
}
