package io.tillgate.local.config;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The connections of a stack that use TLS. */
public enum Encryption {
    /** No connection. */
    NONE,
    /** The connections between clients and the gateway. */
    GATEWAY,
    /** Also those between the parts, with production settings. Only the connection to the mail server is plain. */
    ALL;

    /**
     * Parses a name; null means none.
     *
     * @throws IllegalArgumentException if the name is unknown; the message lists the names
     */
    public static Encryption of(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        return Stream.of(values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("\"" + text + "\" is not what TLS can be for: gateway, all"));
    }

    /** Returns the name, for example {@code gateway}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
