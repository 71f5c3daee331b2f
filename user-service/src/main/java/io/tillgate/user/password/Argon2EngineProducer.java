package io.tillgate.user.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/** Selects the engine at startup: the native one if it loads, else the Java one. */
@ApplicationScoped
class Argon2EngineProducer {
    private static final Logger LOG = Logger.getLogger(Argon2EngineProducer.class);
    private static final Argon2Parameters SMALL = new Argon2Parameters(8, 1, 1);

    @Produces
    @Singleton
    Argon2Engine engine() {
        Argon2Engine nativeEngine = new NativeArgon2();
        try {
            byte[] probe = "probe-of-the-engine".getBytes(StandardCharsets.UTF_8);
            nativeEngine.derive(SMALL, probe, probe, 16);
            return nativeEngine;
        } catch (LinkageError e) {
            LOG.warnf(
                    "The native Argon2 library does not load (%s); the slower Java implementation is used. "
                            + "The directory of java.io.tmpdir must allow execution",
                    e);
            return new BouncyCastleArgon2();
        }
    }
}
