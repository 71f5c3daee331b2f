package io.tillgate.user.page;

import io.tillgate.crypto.KeyedHash;
import io.tillgate.user.mail.OriginConfig;
import io.tillgate.user.secret.ServiceSecret;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that prove that a form was filled in where it was shown: bound to the form, to what it acts on, and to a cookie
 * of 256 random bits. A page of another origin can send a form here, but knows no token of it. Safe for concurrent use.
 */
@ApplicationScoped
public class FormTokens {
    private static final String COOKIE = "tillgate-form";
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final KeyedHash hash;
    private final boolean secure;

    /** With the key of this service. */
    public FormTokens(ServiceSecret secret, OriginConfig links) {
        this.hash = secret.forUse("form");
        this.secure = "https".equals(links.origin().getScheme());
    }

    /** What the cookie of a request holds; a new value where it has none. */
    public String browser(HttpServerRequest request) {
        String known = known(request);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The token of a form.
     *
     * @param browser what the cookie holds
     * @param form which form it is
     * @param subject what it acts on, for example the token of a link
     */
    public String token(String browser, String form, String subject) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of(form + "\n" + subject + "\n" + browser));
    }

    /** Fails with {@link FormException} where a form was not shown to this browser. */
    public void require(HttpServerRequest request, String form, String subject, @Nullable String sent) {
        String browser = known(request);
        if (browser == null
                || sent == null
                || !MessageDigest.isEqual(
                        token(browser, form, subject).getBytes(StandardCharsets.UTF_8),
                        sent.getBytes(StandardCharsets.UTF_8))) {
            throw new FormException();
        }
    }

    /** The cookie, which the browser forgets when it is closed. */
    NewCookie cookie(String browser) {
        return new NewCookie.Builder(name())
                .value(browser)
                .path("/")
                .maxAge(NewCookie.DEFAULT_MAX_AGE)
                .secure(secure)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private @Nullable String known(HttpServerRequest request) {
        Cookie cookie = request.getCookie(name());
        return cookie != null && VALUE.matcher(cookie.getValue()).matches() ? cookie.getValue() : null;
    }

    private String name() {
        return secure ? "__Host-" + COOKIE : COOKIE;
    }
}
