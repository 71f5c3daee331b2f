package io.tillgate.auth.support.page;

import io.tillgate.web.Language;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Determines the language of a page: the one chosen here, else one that the client requests, else one that the browser
 * prefers, else English.
 */
public final class PageLanguage {
    private PageLanguage() {}

    /**
     * Returns the language to use.
     *
     * @param uiLocales the languages that the client requests, the preferred one first
     */
    public static Language of(HttpHeaders headers, List<String> uiLocales) {
        Stream<Language> chosen = Stream.ofNullable(headers.getCookies().get(Language.COOKIE))
                .flatMap(cookie -> named(cookie.getValue()));
        Stream<Language> asked = uiLocales.stream()
                .flatMap(tag -> named(Locale.forLanguageTag(tag).getLanguage()));
        Stream<Language> accepted = Language.accepted(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return Stream.concat(chosen, Stream.concat(asked, accepted)).findFirst().orElse(Language.EN);
    }

    private static Stream<Language> named(String code) {
        return Language.named(code).stream();
    }
}
