package io.tillgate.local.config;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which lines of a stack speak TLS. */
public enum Encryption {
    /** None. */
    NONE,
    /** The one between clients and the gateway. */
    GATEWAY,
    /** Those between the parts too, in the settings of production; not the one to the mailbox, which is a stand-in. */
    ALL;

    /**
     * By its name, in which earlier versions wrote {@code true} for the gateway and {@code false} for none.
     *
     * @throws IllegalArgumentException naming what there is
     */
    public static Encryption of(@Nullable String text) {
        if (text == null || text.equals("false")) {
            return NONE;
        }
        if (text.equals("true")) {
            return GATEWAY;
        }
        return Stream.of(values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("\"" + text + "\" is not what TLS can be for: gateway, all"));
    }

    /** For example {@code gateway}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
