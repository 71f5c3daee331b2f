package io.tillgate.scope.event;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import io.tillgate.event.RecordSigner;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** The key that signs the records of the scopes topic; read at the start, so that a service without it does not start. */
@Startup
@Singleton
class RecordKey {
    private static final Logger LOG = Logger.getLogger(RecordKey.class);
    private static final String KEY = "tillgate.event.signing-key-file";

    private final RecordSigner signer;

    RecordKey(EventConfig config, LaunchMode launchMode) {
        this.signer = config.signingKeyFile()
                .map(file -> RecordSigner.read(file, config.publishedKeyFiles().orElse(List.of())))
                .orElseGet(() -> ephemeral(launchMode.isDevOrTest()));
    }

    RecordSigner signer() {
        return signer;
    }

    private static RecordSigner ephemeral(boolean allowed) {
        if (!allowed) {
            throw new IllegalStateException(KEY + " must name a file with an RSA key in PEM, the same for all instances"
                    + " (openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072)");
        }
        LOG.info(KEY
                + " is not set: this run signs with a new key; auth-service refuses what it has not read by its end");
        return RecordSigner.ephemeral();
    }
}
