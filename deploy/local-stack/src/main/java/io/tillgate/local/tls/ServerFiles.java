package io.tillgate.local.tls;

import io.tillgate.local.config.StateDirectory;
import java.nio.file.Path;

/**
 * What a server that is not ours needs for TLS.
 *
 * @param authority whom it and its clients trust
 * @param certificate its own
 * @param key of that certificate
 * @param both the key and the certificate in one file
 */
public record ServerFiles(Path authority, Path certificate, Path key, Path both) {
    /** Those of one part of a stack. */
    public static ServerFiles of(StateDirectory state, String part) {
        return new ServerFiles(
                DevelopmentCertificates.authority(state),
                state.tls(part + ".crt"),
                state.tls(part + ".key"),
                state.tls(part + ".pem"));
    }
}
