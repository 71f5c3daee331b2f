package io.tillgate.auth.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** The provider of cryptographic operations. */
@ConfigMapping(prefix = "tillgate.crypto")
public interface CryptoConfig {

    /** Whether native code computes signatures and hashes, if it runs on this machine; {@code false} uses the JDK. */
    @WithName("native")
    @WithDefault("true")
    boolean nativeProvider();
}
