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
 * Where the issuer is https they are {@code Secure} and named with the prefix {@code __Host-}, so that no neighbouring
 * host can set them; http is for loopback alone.
 */
@ApplicationScoped
public class SessionCookie {
    private static final String SESSION = "tillgate-session";

    private final boolean secure;

    SessionCookie(AuthConfig config) {
        this.secure = "https".equals(config.issuer().getScheme());
    }

    /** What the browser sent as its session. */
    public Optional<SessionToken> read(HttpHeaders headers) {
        return value(headers, SESSION).map(SessionToken::new);
    }

    /** The cookie of a session that has just begun; the browser forgets it when it is closed. */
    public NewCookie of(SessionToken token) {
        return cookie(SESSION, token.value(), NewCookie.DEFAULT_MAX_AGE);
    }

    /** What takes the cookie away again. */
    public NewCookie removal() {
        return cookie(SESSION, "", 0);
    }

    /** What the browser sent under a name, the prefix left out. */
    public Optional<String> value(HttpHeaders headers, String name) {
        @Nullable Cookie cookie = headers.getCookies().get(fullName(name));
        return Optional.ofNullable(cookie).map(Cookie::getValue).filter(value -> !value.isEmpty());
    }

    /**
     * A cookie of this kind.
     *
     * @param name its name, the prefix left out
     * @param maxAgeSeconds how long the browser keeps it; {@link NewCookie#DEFAULT_MAX_AGE} until it is closed
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
