package io.tillgate.auth.scope;

/**
 * The texts of a scope in one language.
 *
 * @param label its name
 * @param description what granting it allows
 */
public record ScopeWording(String label, String description) {}
