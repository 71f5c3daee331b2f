package io.tillgate.web;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A language of pages and mails. */
public enum Language {
    EN,
    IT;

    /** The cookie that holds the language a user chose. The services share the origin, and therefore this cookie. */
    public static final String COOKIE = "tillgate-language";

    private static final int YEAR_SECONDS = (int) Duration.ofDays(365).toSeconds();

    /** The longest header that is parsed: browsers send a few dozen characters, and the JDK takes a second for 16 KiB. */
    private static final int MAX_ACCEPTED = 256;

    /** The ISO 639 code, for example {@code it}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language as a locale. */
    public Locale locale() {
        return Locale.forLanguageTag(code());
    }

    /** The other of the two languages. */
    public Language other() {
        return this == EN ? IT : EN;
    }

    /** The language with a code; empty if it is not supported. */
    public static Optional<Language> named(String code) {
        return Stream.of(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    /** The supported languages that an {@code Accept-Language} header accepts, best first (RFC 9110 section 12.5.4). */
    public static Stream<Language> accepted(@Nullable String header) {
        if (header == null || header.length() > MAX_ACCEPTED) {
            return Stream.empty();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage())
                    .flatMap(code -> named(code).stream());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) { // parse("-") throws the latter
            return Stream.empty();
        }
    }

    /** The cookie that keeps this language for a year. */
    public NewCookie cookie(boolean secure) {
        return new NewCookie.Builder(COOKIE)
                .value(code())
                .path("/")
                .maxAge(YEAR_SECONDS)
                .secure(secure)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
