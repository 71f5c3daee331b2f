package io.tillgate.resource.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.security.Security;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs the Amazon Corretto Crypto Provider before those of the JDK if its native code fits the machine and passes
 * its self-test; it signs and verifies several times faster. Otherwise the JDK's providers are used.
 */
public final class NativeCrypto {
    private static final Logger LOG = LoggerFactory.getLogger(NativeCrypto.class);

    private NativeCrypto() {}

    /**
     * Must be called before keys are created, because a key belongs to the provider that created it.
     *
     * @param enabled the setting {@code tillgate.crypto.native}; {@code false} uses the JDK
     */
    public static void install(boolean enabled) {
        if (enabled) {
            install(NativeCrypto::corretto);
        } else {
            LOG.info("Using the JDK's cryptography: tillgate.crypto.native is off");
        }
    }

    static void install(Supplier<Provider> provider) {
        try {
            // Returns -1 if it is already installed: the application was started twice in one JVM.
            Security.insertProviderAt(provider.get(), 1);
        } catch (RuntimeException | LinkageError e) {
            // No native code for this machine, or the jar was left out.
            LOG.info(
                    "Using the JDK's cryptography: the native provider does not run on this machine ({})",
                    e.toString());
        }
    }

    private static Provider corretto() {
        AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
        return AmazonCorrettoCryptoProvider.INSTANCE;
    }
}
