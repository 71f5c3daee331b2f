package io.tillgate.resource.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NativeCryptoTest {
    private static final String NATIVE = AmazonCorrettoCryptoProvider.PROVIDER_NAME;

    @BeforeEach
    @AfterEach
    void jdkOnly() {
        Security.removeProvider(NATIVE);
    }

    @Test
    @DisplayName("If the native provider passes its self-test, it is first, and RSA keys are its objects")
    void first() throws GeneralSecurityException {
        KeyPair made = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        NativeCrypto.install(true);

        boolean healthy = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null;
        KeyFactory keys = KeyFactory.getInstance("RSA");
        assertThat(keys.getProvider().getName().equals(NATIVE)).isEqualTo(healthy);
        assertThat(keys.generatePrivate(
                                new PKCS8EncodedKeySpec(made.getPrivate().getEncoded()))
                        .getClass()
                        .getPackageName()
                        .startsWith("com.amazon"))
                .isEqualTo(healthy);
    }

    @Test
    @DisplayName("Switched off, the JDK's provider stays first")
    void off() {
        Provider before = Security.getProviders()[0];

        NativeCrypto.install(false);

        assertThat(Security.getProviders()[0]).isSameAs(before);
    }

    @Test
    @DisplayName("If the native code does not load, the JDK signs")
    void doesNotLoad() throws GeneralSecurityException {
        NativeCrypto.install(() -> {
            throw new UnsatisfiedLinkError("no library for this machine");
        });

        assertThat(Security.getProvider(NATIVE)).isNull();
        assertThat(Signature.getInstance("SHA256withRSA").getProvider().getName())
                .startsWith("Sun");
    }
}
