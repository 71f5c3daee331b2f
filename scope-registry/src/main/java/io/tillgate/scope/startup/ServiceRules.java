package io.tillgate.scope.startup;

import io.tillgate.production.ProductionRules;
import io.tillgate.production.ProductionSettings;
import jakarta.inject.Singleton;

/** Checks the settings of this service in production. */
@Singleton
class ServiceRules implements ProductionRules {

    @Override
    public void check(ProductionSettings settings) {
        settings.requireResourceServer("no scope change reaches the other services")
                .requireText(
                        "tillgate.event.signing-key-file",
                        "name a file with an RSA key in PEM (openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072)")
                .requireDatabasePassword();
    }
}
