package io.tillgate.user.language;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Selects the language of mails and pages. Stateless. */
@ApplicationScoped
public class Languages {
    /** Browsers send some dozens of characters; the parser takes a second for 16 KiB of unknown ranges. */
    private static final int MAX_ACCEPTED = 256;

    /** The cookie with the chosen language. The pages of auth-service use it too, since they share the origin. */
    public static final String CHOSEN = "tillgate-language";

    /** The query parameter that chooses the language of a page. */
    public static final String CHOICE = "lang";

    private final Language fallback;

    public Languages(LanguageConfig config) {
        this.fallback = config.language();
    }

    /** The language if a request accepts no supported language, or if there is no request. */
    public Language fallback() {
        return fallback;
    }

    /** The supported language that a request prefers (RFC 9110 section 12.5.4), else {@link #fallback()}. */
    public Language of(HttpServerRequest request) {
        return accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)).orElse(fallback);
    }

    /** The language that the URL of a page chooses; empty if it chooses none. */
    public Optional<Language> choice(HttpServerRequest request) {
        return Optional.ofNullable(request.getParam(CHOICE)).flatMap(Language::named);
    }

    /** The language of a page: the one that its URL or the cookie chooses, else as {@link #of}. */
    public Language ofPage(HttpServerRequest request) {
        return choice(request)
                .or(() -> Optional.ofNullable(request.getCookie(CHOSEN))
                        .flatMap(chosen -> Language.named(chosen.getValue())))
                .orElseGet(() -> of(request));
    }

    private static Optional<Language> accepted(@Nullable String header) {
        if (header == null || header.length() > MAX_ACCEPTED) {
            return Optional.empty();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage())
                    .flatMap(code -> Language.named(code).stream())
                    .findFirst();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) { // the latter for "-"
            return Optional.empty();
        }
    }
}
