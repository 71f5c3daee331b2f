package io.tillgate.local.tls;

import io.tillgate.local.config.StateDirectory;
import java.nio.file.Path;

/**
 * The TLS files of PostgreSQL or Kafka.
 *
 * @param authority the CA certificate that the server and its clients trust
 * @param certificate the server's certificate
 * @param key the key of that certificate
 * @param both the key and the certificate in one file
 */
public record ServerFiles(Path authority, Path certificate, Path key, Path both) {
    /** Returns the files of a part of a stack. */
    public static ServerFiles of(StateDirectory state, String part) {
        return new ServerFiles(
                DevelopmentCertificates.authority(state),
                state.tls(part + ".crt"),
                state.tls(part + ".key"),
                state.tls(part + ".pem"));
    }
}
