package io.tillgate.local.config;

import java.util.List;

/** TLS 1.3, and 1.2 with ephemeral keys and authenticated encryption (RFC 9325 §4.2); by Java's names. */
public final class CipherSuites {
    /** For certificates with keys on elliptic curves. */
    public static final List<String> MODERN = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");

    private CipherSuites() {}
}
