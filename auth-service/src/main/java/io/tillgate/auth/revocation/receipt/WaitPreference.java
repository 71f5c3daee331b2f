package io.tillgate.auth.revocation.receipt;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The preference {@code wait} (RFC 7240 section 4.3). An invalid preference is ignored (section 2); if it is repeated,
 * the first one counts.
 */
public final class WaitPreference {
    /** The request header with the preferences. */
    public static final String HEADER = "Prefer";

    /** The response header with the preferences that were applied. */
    public static final String APPLIED_HEADER = "Preference-Applied";

    /** The name of the preference. */
    public static final String NAME = "wait";

    private static final Pattern PREFERENCE = Pattern.compile("\\s*(?<name>[!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*"
            + "(=\\s*(\"(?<quoted>[^\"\\\\]*)\"|(?<word>[!#$%&'*+.^_`|~0-9A-Za-z-]*)))?\\s*(;.*)?");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private WaitPreference() {}

    /** Returns how long the client is willing to wait; empty if it does not say. */
    public static Optional<Duration> of(HttpHeaders headers) {
        return Optional.ofNullable(headers.getRequestHeader(HEADER)).flatMap(WaitPreference::of);
    }

    static Optional<Duration> of(List<String> lines) {
        for (String line : lines) {
            for (String part : parts(line)) {
                Matcher preference = PREFERENCE.matcher(part);
                if (preference.matches()
                        && preference.group("name").toLowerCase(Locale.ROOT).equals(NAME)) {
                    String value = Optional.ofNullable(preference.group("quoted"))
                            .or(() -> Optional.ofNullable(preference.group("word")))
                            .orElse("");
                    return SECONDS.matcher(value).matches()
                            ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                            : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Splits at commas outside quotes. */
    private static List<String> parts(String line) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                parts.add(line.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(line.substring(start));
        return parts;
    }
}
