package io.tillgate.auth.consent;

import org.jspecify.annotations.Nullable;

/**
 * A scope as the consent page shows it.
 *
 * @param name the scope
 * @param label its display name
 * @param description what it allows
 * @param icon Font Awesome classes
 * @param color a color class of the palette
 * @param app the app that it belongs to; null for a scope of the protocol
 * @param owner the client that registered it; null for a scope of the protocol
 */
public record ScopeLine(
        String name,
        String label,
        String description,
        String icon,
        String color,
        @Nullable String app,
        @Nullable String owner) {

    /** Returns the line of a scope without app and owner. */
    static ScopeLine ofProtocol(String name, String label, String description, String icon, String color) {
        return new ScopeLine(name, label, description, icon, color, null, null);
    }
}
