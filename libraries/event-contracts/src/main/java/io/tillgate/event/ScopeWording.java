package io.tillgate.event;

import static java.util.Objects.requireNonNull;

/**
 * How a scope is shown in one language.
 *
 * @param label its name on the consent page
 * @param description what granting it allows
 */
public record ScopeWording(String label, String description) {

    /** Requires both. */
    public ScopeWording {
        requireNonNull(label, "label");
        requireNonNull(description, "description");
    }
}
