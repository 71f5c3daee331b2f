package io.tillgate.auth.scope;

import org.jspecify.annotations.Nullable;

/**
 * How a scope is shown to the people who grant it, in the words of the module that registered it.
 *
 * @param label its name
 * @param description what granting it allows
 * @param icon Font Awesome classes
 * @param color a named colour of the consent page
 * @param app the app that it belongs to
 */
public record ScopeDisplay(
        @Nullable String label,
        @Nullable String description,
        @Nullable String icon,
        @Nullable String color,
        @Nullable String app) {}
