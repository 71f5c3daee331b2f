package io.tillgate.auth.scope;

/**
 * How a scope is shown in one language.
 *
 * @param label its name
 * @param description what granting it allows
 */
public record ScopeWording(String label, String description) {}
