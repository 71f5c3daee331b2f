package io.tillgate.auth.portal;

import io.tillgate.auth.client.ClientSecret;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.session.SessionCookie;
import io.tillgate.crypto.AuthenticatedCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Carries a new secret across the redirect to the page that shows it, in a cookie encrypted for one session and one
 * client. It is valid for one minute; the page deletes it. Nothing is stored on the server. Safe for concurrent use.
 */
@ApplicationScoped
public class OneTimeSecretCookie {
    private static final String COOKIE = "tillgate-shown-once";
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final SessionCookie cookies;
    private final KeyRing keys;
    private final Clock clock;

    OneTimeSecretCookie(SessionCookie cookies, KeyRing keys, Clock clock) {
        this.cookies = cookies;
        this.keys = keys;
        this.clock = clock;
    }

    /** Returns the cookie that carries a client's secret. */
    public NewCookie carry(PortalSession visit, String clientId, ClientSecret secret) {
        byte[] text = secret.value().getBytes(StandardCharsets.UTF_8);
        byte[] plain = ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(clock.instant().plus(LIFETIME).getEpochSecond())
                .put(text)
                .array();
        byte[] value = cipher(visit).encrypt(clientId, plain);
        return cookies.cookie(
                COOKIE, Base64.getUrlEncoder().withoutPadding().encodeToString(value), (int) LIFETIME.toSeconds());
    }

    /** Returns the secret from the cookie; empty if there is none for this session and client. */
    public Optional<ClientSecret> take(PortalSession visit, String clientId, HttpHeaders headers) {
        return cookies.value(headers, COOKIE).flatMap(value -> open(visit, clientId, value));
    }

    /** Returns a cookie that deletes the one with the secret. */
    public NewCookie removal() {
        return cookies.cookie(COOKIE, "", 0);
    }

    private Optional<ClientSecret> open(PortalSession visit, String clientId, String value) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return cipher(visit)
                .decrypt(clientId, bytes)
                .map(ByteBuffer::wrap)
                .filter(plain -> plain.getLong() >= clock.instant().getEpochSecond())
                .map(plain ->
                        new ClientSecret(StandardCharsets.UTF_8.decode(plain).toString()));
    }

    private AuthenticatedCipher cipher(PortalSession visit) {
        return new AuthenticatedCipher(keys.secretHash()
                .of("shown-once:" + visit.session().id() + ":" + visit.browser().value()));
    }
}
