package io.tillgate.auth.oauth.interaction;

import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.key.RandomSecret;
import io.tillgate.auth.session.SessionCookie;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Identifies browsers and creates CSRF tokens, which prove that a form was submitted by the browser that it was
 * rendered for.
 */
@ApplicationScoped
public class BrowserBindings {
    private static final String COOKIE = "tillgate-browser";

    private final SessionCookie cookies;
    private final KeyRing keys;

    BrowserBindings(SessionCookie cookies, KeyRing keys) {
        this.cookies = cookies;
        this.keys = keys;
    }

    /** Returns the browser that sent a request; empty if it has no cookie yet. */
    public Optional<BrowserBinding> known(HttpHeaders headers) {
        return cookies.value(headers, COOKIE)
                .filter(value -> value.length() == RandomSecret.LENGTH)
                .map(value -> new BrowserBinding(value, false));
    }

    /** Returns the browser that sent a request; a new one if it has no cookie yet. */
    public BrowserBinding of(HttpHeaders headers) {
        return known(headers).orElseGet(() -> new BrowserBinding(RandomSecret.next(), true));
    }

    /** Returns the session cookie that identifies a browser. */
    public NewCookie cookie(BrowserBinding browser) {
        return cookies.cookie(COOKIE, browser.value(), NewCookie.DEFAULT_MAX_AGE);
    }

    /**
     * Returns the CSRF token of a form for a browser.
     *
     * @param form the name of the form
     */
    public String csrfToken(BrowserBinding browser, String form) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keys.secretHash().of("form:" + form + ":" + browser.value()));
    }

    /** Returns whether a CSRF token belongs to a form in this browser. */
    public boolean isFormToken(BrowserBinding browser, String form, @Nullable String sent) {
        return sent != null
                && MessageDigest.isEqual(
                        csrfToken(browser, form).getBytes(StandardCharsets.UTF_8),
                        sent.getBytes(StandardCharsets.UTF_8));
    }

    String hash(BrowserBinding browser) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keys.secretHash().of("browser:" + browser.value()));
    }
}
