package io.tillgate.user.language;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the language to write to somebody in. Stateless. */
@ApplicationScoped
public class Languages {
    /** Browsers send some dozens of characters; the parser takes a second for 16 KiB of ranges that nobody speaks. */
    private static final int MAX_ACCEPTED = 256;

    /** The cookie of a choice, which the pages of auth-service read and write, too: they share the origin. */
    public static final String CHOSEN = "tillgate-language";

    /** The query parameter of a page that chooses. */
    public static final String CHOICE = "lang";

    private final Language fallback;

    /** With the language for who asks for none. */
    public Languages(LanguageConfig config) {
        this.fallback = config.language();
    }

    /** The language for who asks for none that is written here, or where nobody asks. */
    public Language fallback() {
        return fallback;
    }

    /** What a request accepts best (RFC 9110 section 12.5.4), else {@link #fallback()}. */
    public Language of(HttpServerRequest request) {
        return accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)).orElse(fallback);
    }

    /** What the address of a page chooses; empty where it chooses nothing. */
    public Optional<Language> choice(HttpServerRequest request) {
        return Optional.ofNullable(request.getParam(CHOICE)).flatMap(Language::named);
    }

    /** The language of a page: what somebody chooses, or has chosen on a page of this origin, else as {@link #of}. */
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
