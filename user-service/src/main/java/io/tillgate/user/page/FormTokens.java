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
 * Creates and checks CSRF tokens. A token is bound to the form, to the subject of the form, and to a cookie of 256
 * random bits. A page of another origin can submit a form but does not know its token. Safe for concurrent use.
 */
@ApplicationScoped
public class FormTokens {
    private static final String COOKIE = "tillgate-form";
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final KeyedHash hash;
    private final boolean secure;

    public FormTokens(ServiceSecret secret, OriginConfig links) {
        this.hash = secret.forUse("form");
        this.secure = "https".equals(links.origin().getScheme());
    }

    /** The cookie value of a request; a new value if it has none. */
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
     * @param browser the cookie value
     * @param form the name of the form
     * @param subject the object that the form changes, for example the token of a link
     */
    public String token(String browser, String form, String subject) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of(form + "\n" + subject + "\n" + browser));
    }

    /** Fails with {@link FormException} if the form was not shown to this browser. */
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

    /** The cookie, which ends with the browser session. */
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
