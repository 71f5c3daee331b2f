package io.tillgate.auth.session;

import io.tillgate.auth.AuthConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of this service's pages: {@code HttpOnly}, {@code SameSite=Lax}, for the whole origin and no other host.
 * If the issuer is https, they are {@code Secure} and have the prefix {@code __Host-}, so that no neighbouring host can
 * set them; an http issuer is possible on loopback only.
 */
@ApplicationScoped
public class SessionCookie {
    private static final String SESSION = "tillgate-session";

    private final boolean secure;

    SessionCookie(AuthConfig config) {
        this.secure = "https".equals(config.issuer().getScheme());
    }

    /** Returns the session cookie of a request. */
    public Optional<SessionToken> read(HttpHeaders headers) {
        return value(headers, SESSION).map(SessionToken::new);
    }

    /** Returns the cookie of a new session, which the browser deletes when it is closed. */
    public NewCookie of(SessionToken token) {
        return cookie(SESSION, token.value(), NewCookie.DEFAULT_MAX_AGE);
    }

    /** Returns a cookie that deletes the session cookie. */
    public NewCookie removal() {
        return cookie(SESSION, "", 0);
    }

    /** Returns the value of a cookie, named without the prefix. */
    public Optional<String> value(HttpHeaders headers, String name) {
        @Nullable Cookie cookie = headers.getCookies().get(fullName(name));
        return Optional.ofNullable(cookie).map(Cookie::getValue).filter(value -> !value.isEmpty());
    }

    /**
     * Creates a cookie.
     *
     * @param name its name without the prefix
     * @param maxAgeSeconds its lifetime; {@link NewCookie#DEFAULT_MAX_AGE} until the browser is closed
     */
    public NewCookie cookie(String name, String value, int maxAgeSeconds) {
        return new NewCookie.Builder(fullName(name))
                .value(value)
                .path("/")
                .maxAge(maxAgeSeconds)
                .secure(secure)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private String fullName(String name) {
        return secure ? "__Host-" + name : name;
    }
}
