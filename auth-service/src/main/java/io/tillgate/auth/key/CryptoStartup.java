package io.tillgate.auth.key;

import io.quarkus.runtime.StartupEvent;
import io.tillgate.resource.crypto.NativeCrypto;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;

/** Chooses the provider of cryptography before keys are created. */
class CryptoStartup {
    private static final int BEFORE_KEYS = 10;

    static void install(@Observes @Priority(BEFORE_KEYS) StartupEvent event, CryptoConfig config) {
        NativeCrypto.install(config.nativeProvider());
    }
}
