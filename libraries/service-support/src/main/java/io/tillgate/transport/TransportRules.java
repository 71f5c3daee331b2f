package io.tillgate.transport;

import io.tillgate.production.ProductionRules;
import io.tillgate.production.ProductionSettings;
import jakarta.inject.Singleton;

/** Requires TLS, and that the proxies trusted to report a request's scheme and address are named. */
@Singleton
public class TransportRules implements ProductionRules {
    private static final String FORWARDING = "quarkus.http.proxy.proxy-address-forwarding";
    private static final String TRUSTED = "quarkus.http.proxy.trusted-proxies";
    private static final String REQUIRE_TLS = "tillgate.transport.require-tls";

    @Override
    public void check(ProductionSettings settings) {
        settings.refuseIf(
                        settings.isTrue(FORWARDING) && settings.text(TRUSTED).isEmpty(),
                        TRUSTED + " must name the trusted proxies: with " + FORWARDING
                                + " every caller could set the headers")
                .refuseIf(
                        settings.text(REQUIRE_TLS)
                                .filter(value -> !Boolean.parseBoolean(value))
                                .isPresent(),
                        REQUIRE_TLS + " is false: secrets would be accepted unencrypted");
    }
}
