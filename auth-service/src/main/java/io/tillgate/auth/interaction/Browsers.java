package io.tillgate.auth.interaction;

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

/** Tells browsers apart, and makes the tokens that prove that a form was filled in where it was shown. */
@ApplicationScoped
public class Browsers {
    private static final String COOKIE = "tillgate-browser";

    private final SessionCookie cookies;
    private final KeyRing keys;

    Browsers(SessionCookie cookies, KeyRing keys) {
        this.cookies = cookies;
        this.keys = keys;
    }

    /** The browser that sent a request; empty where it has no cookie yet. */
    public Optional<Browser> known(HttpHeaders headers) {
        return cookies.value(headers, COOKIE)
                .filter(value -> value.length() == RandomSecret.LENGTH)
                .map(value -> new Browser(value, false));
    }

    /** The browser that sent a request; a new one where it has no cookie yet. */
    public Browser of(HttpHeaders headers) {
        return known(headers).orElseGet(() -> new Browser(RandomSecret.next(), true));
    }

    /** The cookie of a browser, which it forgets when it is closed. */
    public NewCookie cookie(Browser browser) {
        return cookies.cookie(COOKIE, browser.value(), NewCookie.DEFAULT_MAX_AGE);
    }

    /**
     * The token of a form, which only this browser can send back.
     *
     * @param form which form it is
     */
    public String formToken(Browser browser, String form) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keys.secretHash().of("form:" + form + ":" + browser.value()));
    }

    /** Whether a token that came with a form was made for it in this browser. */
    public boolean isFormToken(Browser browser, String form, @Nullable String sent) {
        return sent != null
                && MessageDigest.isEqual(
                        formToken(browser, form).getBytes(StandardCharsets.UTF_8),
                        sent.getBytes(StandardCharsets.UTF_8));
    }

    String hash(Browser browser) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keys.secretHash().of("browser:" + browser.value()));
    }
}
