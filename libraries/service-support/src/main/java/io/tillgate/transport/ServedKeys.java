package io.tillgate.transport;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * A key manager whose keys can be replaced at any time. A handshake asks for an alias, and then for its key and
 * certificates. The alias contains the generation of the keys, so that a handshake ends with the keys it began with.
 */
final class ServedKeys extends X509ExtendedKeyManager {
    private static final char SEPARATOR = ':';

    private volatile Served served;

    ServedKeys(X509ExtendedKeyManager keys) {
        this.served = new Served(0, keys, null);
    }

    /** Replaces the keys from the next handshake on. */
    void exchange(X509ExtendedKeyManager keys) {
        Served before = served;
        served = new Served(before.number + 1, keys, before.keys);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        Served now = served;
        return now.name(now.keys.chooseEngineServerAlias(keyType, issuers, engine));
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        Served now = served;
        return now.name(now.keys.chooseServerAlias(keyType, issuers, socket));
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        Served now = served;
        String[] aliases = now.keys.getServerAliases(keyType, issuers);
        if (aliases == null) {
            return null;
        }
        String[] names = new String[aliases.length];
        for (int i = 0; i < aliases.length; i++) {
            names[i] = now.number + String.valueOf(SEPARATOR) + aliases[i];
        }
        return names;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String name) {
        X509ExtendedKeyManager keys = served.of(name);
        return keys == null ? null : keys.getCertificateChain(alias(name));
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String name) {
        X509ExtendedKeyManager keys = served.of(name);
        return keys == null ? null : keys.getPrivateKey(alias(name));
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    private static String alias(String name) {
        return name.substring(name.indexOf(SEPARATOR) + 1);
    }

    /** @param former the previous keys, for handshakes in progress, which end long before the next exchange */
    private record Served(
            int number,
            X509ExtendedKeyManager keys,
            @Nullable X509ExtendedKeyManager former) {
        @Nullable
        String name(@Nullable String alias) {
            return alias == null ? null : number + String.valueOf(SEPARATOR) + alias;
        }

        @Nullable
        X509ExtendedKeyManager of(String name) {
            if (name.startsWith(number + String.valueOf(SEPARATOR))) {
                return keys;
            }
            return name.startsWith(number - 1 + String.valueOf(SEPARATOR)) ? former : null;
        }

        @Override
        public String toString() {
            return "Served[" + number + "]";
        }
    }
}
