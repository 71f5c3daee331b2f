package io.tillgate.local.config;

import java.util.List;

/** The cipher suites of TLS 1.3, and of TLS 1.2 with ephemeral keys and AEAD (RFC 9325 §4.2), by their Java names. */
public final class CipherSuites {
    /** The suites for certificates with elliptic-curve keys. */
    public static final List<String> MODERN = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");

    private CipherSuites() {}
}
