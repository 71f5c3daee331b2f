package io.tillgate.text;

import java.util.Optional;
import java.util.UUID;

/** UUIDs in requests. */
public final class UuidText {
    private UuidText() {}

    /** Returns the UUID; empty if the text is not one in its canonical form, in lower or upper case. */
    public static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
