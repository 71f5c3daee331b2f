package io.tillgate.transport;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Requests over plain HTTP are refused, as in production. */
public class TlsRequired implements QuarkusTestProfile {
    private static final String REQUIRE_TLS = "tillgate.transport.require-tls";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(REQUIRE_TLS, "true");
    }

    /** The same behind a proxy of this address, which is believed. */
    static Map<String, String> behindProxy(String address) {
        return Map.of(
                REQUIRE_TLS,
                "true",
                "quarkus.http.proxy.proxy-address-forwarding",
                "true",
                "quarkus.http.proxy.allow-x-forwarded",
                "true",
                "quarkus.http.proxy.trusted-proxies",
                address);
    }
}
