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
 * The preference {@code wait} (RFC 7240 section 4.3). A preference that is not understood is as if it were not there
 * (section 2), and of one that is there more than once the first counts.
 */
public final class WaitPreference {
    /** The header that preferences come in. */
    public static final String HEADER = "Prefer";

    /** The header that says which of them were followed. */
    public static final String APPLIED_HEADER = "Preference-Applied";

    /** The name of the preference. */
    public static final String NAME = "wait";

    private static final Pattern PREFERENCE = Pattern.compile("\\s*(?<name>[!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*"
            + "(=\\s*(\"(?<quoted>[^\"\\\\]*)\"|(?<word>[!#$%&'*+.^_`|~0-9A-Za-z-]*)))?\\s*(;.*)?");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private WaitPreference() {}

    /** How long the sender would wait; empty where it does not say so. */
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

    /** What commas separate, but for those in quotes. */
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
