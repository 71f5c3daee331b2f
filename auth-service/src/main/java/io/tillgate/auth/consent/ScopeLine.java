package io.tillgate.auth.consent;

/**
 * A scope as the consent page shows it.
 *
 * @param name the scope
 * @param label what it is called
 * @param description what it allows
 * @param icon Font Awesome classes
 * @param color a class of the palette
 */
public record ScopeLine(String name, String label, String description, String icon, String color) {}
