package io.tillgate.production;

/** The rules for the settings of a service in production. */
@FunctionalInterface
public interface ProductionRules {

    /** Checks the settings and adds a problem for each that is unfit for production. */
    void check(ProductionSettings settings);
}
