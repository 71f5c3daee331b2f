package io.tillgate.auth.key;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.Provider;
import java.security.Security;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Installs the Amazon Corretto Crypto Provider ahead of the JDK's providers if its native code runs on the machine and
 * passes its self-test; it signs and verifies several times faster. All else stays with the JDK. Runs before keys are
 * created, because a key is bound to its provider.
 */
@ApplicationScoped
public class NativeCrypto {
    private static final Logger LOG = Logger.getLogger(NativeCrypto.class);
    private static final int BEFORE_KEYS = 10;

    private final CryptoConfig config;

    NativeCrypto(CryptoConfig config) {
        this.config = config;
    }

    void install(@Observes @Priority(BEFORE_KEYS) StartupEvent event) {
        if (!config.nativeProvider()) {
            LOG.info("Using the JDK's cryptography: tillgate.crypto.native is off");
            return;
        }
        install(NativeCrypto::corretto);
    }

    static void install(Supplier<Provider> provider) {
        try {
            // Returns -1 if it is installed already, when the application starts twice in one JVM.
            Security.insertProviderAt(provider.get(), 1);
        } catch (RuntimeException | LinkageError e) {
            // There is no native code for this machine, or the jar is missing.
            LOG.infof("Using the JDK's cryptography: the native provider does not run on this machine (%s)", e);
        }
    }

    private static Provider corretto() {
        AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
        return AmazonCorrettoCryptoProvider.INSTANCE;
    }
}
