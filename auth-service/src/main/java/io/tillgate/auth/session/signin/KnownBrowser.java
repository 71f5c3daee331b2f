package io.tillgate.auth.session.signin;

import io.tillgate.auth.key.RandomSecret;
import io.tillgate.auth.session.SessionCookie;
import io.tillgate.auth.throttle.ThrottleConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;

/** The cookie that identifies a browser beyond a session; accounts that sign in there are known there. */
@ApplicationScoped
class KnownBrowser {
    private static final String COOKIE = "tillgate-known";

    private final SessionCookie cookies;
    private final ThrottleConfig config;

    KnownBrowser(SessionCookie cookies, ThrottleConfig config) {
        this.cookies = cookies;
        this.config = config;
    }

    /** Returns the browser's identifier; a new one if it has no cookie yet. */
    String of(HttpHeaders headers) {
        return cookies.value(headers, COOKIE)
                .filter(value -> value.length() == RandomSecret.LENGTH)
                .orElseGet(RandomSecret::next);
    }

    /** Returns the cookie, for a browser in which an account has just signed in. */
    NewCookie cookie(String value) {
        return cookies.cookie(COOKIE, value, (int) config.knownFor().toSeconds());
    }
}
