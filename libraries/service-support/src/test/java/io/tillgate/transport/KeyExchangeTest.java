package io.tillgate.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyExchangeTest {
    @TempDir
    private Path directory;

    @Test
    @DisplayName("A handshake that began before an exchange ends with the key and the certificate that it began with")
    void begun() throws Exception {
        KeyStoreFile first = KeyStoreFile.make(directory, "first", "EC");
        KeyStoreFile second = KeyStoreFile.make(directory, "second", "EC");
        ServedKeys keys = new ServedKeys(first.keys());
        String begun = keys.chooseEngineServerAlias("EC", null, null);

        keys.exchange(second.keys());

        String next = keys.chooseEngineServerAlias("EC", null, null);
        assertThat(keys.getCertificateChain(begun)).containsExactly(first.certificate());
        assertThat(keys.getCertificateChain(next)).containsExactly(second.certificate());
        assertThat(keys.getPrivateKey(begun)).isNotNull().isNotEqualTo(keys.getPrivateKey(next));
    }

    @Test
    @DisplayName("A key of another kind than a client can use is not offered")
    void otherKind() throws Exception {
        ServedKeys keys =
                new ServedKeys(KeyStoreFile.make(directory, "only", "EC").keys());

        assertThat(keys.chooseEngineServerAlias("RSA", null, null)).isNull();
        assertThat(keys.getServerAliases("RSA", null)).isNull();
        assertThat(keys.getServerAliases("EC", null)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    @DisplayName(
            "A certificate is taken with its own key, and not with another's: one of the two files is still the old")
    void pair(String algorithm) throws Exception {
        KeyStoreFile former = KeyStoreFile.make(directory, "former", algorithm);
        KeyStoreFile next = KeyStoreFile.make(directory, "next", algorithm);

        assertThat(KeyMaterial.of(next.keys()).certificates()).containsExactly(next.certificate());
        assertThatThrownBy(() -> KeyMaterial.of(next.withKeyOf(former).keys()))
                .isInstanceOf(GeneralSecurityException.class);
    }
}
