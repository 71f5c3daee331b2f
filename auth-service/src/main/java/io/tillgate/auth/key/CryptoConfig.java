package io.tillgate.auth.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** The provider of cryptographic operations. */
@ConfigMapping(prefix = "tillgate.crypto")
public interface CryptoConfig {

    /** Whether signatures and hashes are made by native code where that runs; {@code false} leaves them to the JDK. */
    @WithName("native")
    @WithDefault("true")
    boolean nativeProvider();
}
