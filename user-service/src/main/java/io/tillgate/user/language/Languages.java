package io.tillgate.user.language;

import io.tillgate.web.Language;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Selects the language of mails and pages. Stateless. */
@ApplicationScoped
public class Languages {
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
        return Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                .findFirst()
                .orElse(fallback);
    }

    /** The language that the URL of a page chooses; empty if it chooses none. */
    public Optional<Language> choice(HttpServerRequest request) {
        return Optional.ofNullable(request.getParam(CHOICE)).flatMap(Language::named);
    }

    /** The language of a page: the one that its URL or the cookie chooses, else as {@link #of}. */
    public Language ofPage(HttpServerRequest request) {
        return choice(request)
                .or(() -> Optional.ofNullable(request.getCookie(Language.COOKIE))
                        .flatMap(chosen -> Language.named(chosen.getValue())))
                .orElseGet(() -> of(request));
    }
}
