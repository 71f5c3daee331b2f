package io.tillgate.auth.session.signin;

import io.tillgate.auth.key.RandomSecret;
import io.tillgate.auth.session.SessionCookie;
import io.tillgate.auth.throttle.ThrottleConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;

/** The cookie that tells a browser apart for longer than a session: who signed in there before is known there. */
@ApplicationScoped
class KnownBrowser {
    private static final String COOKIE = "tillgate-known";

    private final SessionCookie cookies;
    private final ThrottleConfig config;

    KnownBrowser(SessionCookie cookies, ThrottleConfig config) {
        this.cookies = cookies;
        this.config = config;
    }

    /** What tells the browser of a request apart; new if it has no cookie yet. */
    String of(HttpHeaders headers) {
        return cookies.value(headers, COOKIE)
                .filter(value -> value.length() == RandomSecret.LENGTH)
                .orElseGet(RandomSecret::next);
    }

    /** The cookie, for a browser where somebody has just signed in. */
    NewCookie cookie(String value) {
        return cookies.cookie(COOKIE, value, (int) config.knownFor().toSeconds());
    }
}
