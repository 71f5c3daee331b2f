package io.tillgate.sample.startup;

import io.tillgate.production.ProductionRules;
import io.tillgate.production.ProductionSettings;
import jakarta.inject.Singleton;

/** Checks the settings of this service in production. */
@Singleton
class ServiceRules implements ProductionRules {

    @Override
    public void check(ProductionSettings settings) {
        settings.requireResourceServer("revocations come from there").requireDatabasePassword();
    }
}
