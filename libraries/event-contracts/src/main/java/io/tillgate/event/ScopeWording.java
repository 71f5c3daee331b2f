package io.tillgate.event;

import static java.util.Objects.requireNonNull;

/**
 * The texts of a scope in one language.
 *
 * @param label its name on the consent page
 * @param description what it allows
 */
public record ScopeWording(String label, String description) {

    /** Requires all fields. */
    public ScopeWording {
        requireNonNull(label, "label");
        requireNonNull(description, "description");
    }
}
