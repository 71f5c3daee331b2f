package io.tillgate.production;

/** What a service wants of its settings before it runs in production. */
@FunctionalInterface
public interface ProductionRules {

    /** Looks at the settings, and notes each that is not fit for production. */
    void check(ProductionSettings settings);
}
