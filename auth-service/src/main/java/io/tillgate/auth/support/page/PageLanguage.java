package io.tillgate.auth.support.page;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Determines the language of a page: the one chosen here, else one that the client requests, else one that the browser
 * prefers, else English.
 */
public final class PageLanguage {
    /** The cookie of the chosen language. */
    static final String COOKIE = "tillgate-language";

    private static final String DEFAULT = "en";
    private static final String ITALIAN = "it";
    private static final Set<String> SPOKEN = Set.of(DEFAULT, ITALIAN);

    /** Usual headers have a few dozen characters; parsing 16 KiB of unsupported ranges takes a second. */
    private static final int MAX_ACCEPTED = 256;

    private PageLanguage() {}

    /**
     * Returns the language to use, an ISO 639 code.
     *
     * @param uiLocales the languages that the client requests, the preferred one first
     */
    public static String of(HttpHeaders headers, List<String> uiLocales) {
        Stream<String> asked =
                uiLocales.stream().map(tag -> Locale.forLanguageTag(tag).getLanguage());
        return Stream.concat(chosen(headers), Stream.concat(asked, accepted(headers)))
                .filter(SPOKEN::contains)
                .findFirst()
                .orElse(DEFAULT);
    }

    static boolean isSpoken(String language) {
        return SPOKEN.contains(language);
    }

    static String other(String language) {
        return language.equals(ITALIAN) ? DEFAULT : ITALIAN;
    }

    private static Stream<String> chosen(HttpHeaders headers) {
        return Stream.ofNullable(headers.getCookies().get(COOKIE)).map(Cookie::getValue);
    }

    private static Stream<String> accepted(HttpHeaders headers) {
        String header = headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
        if (header == null || header.length() > MAX_ACCEPTED) {
            return Stream.empty();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) { // parse("-") throws the latter
            return Stream.empty();
        }
    }
}
