package io.tillgate.audit.startup;

import io.tillgate.production.ProductionRules;
import io.tillgate.production.ProductionSettings;
import jakarta.inject.Singleton;

/** The rules that this service's settings must meet in production. */
@Singleton
class ServiceRules implements ProductionRules {

    @Override
    public void check(ProductionSettings settings) {
        settings.requireResourceServer("the log is fed from Kafka")
                .requireDatabasePassword()
                .requireHttps("tillgate.audit.reading.account-keys-url", "what ends personal data is verified by it");
    }
}
