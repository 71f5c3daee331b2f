package io.tillgate.auth.portal;

import io.tillgate.auth.client.ClientSecret;
import io.tillgate.auth.key.KeyRing;
import io.tillgate.auth.session.SessionCookie;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Carries a new secret over the redirect to the page that shows it: in a cookie, encrypted for one session and one
 * client, valid for one minute. The page deletes the cookie. Nothing is stored on the server. Safe for concurrent use.
 */
@ApplicationScoped
public class OneTimeSecretCookie {
    private static final String COOKIE = "tillgate-shown-once";
    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SessionCookie cookies;
    private final KeyRing keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OneTimeSecretCookie(SessionCookie cookies, KeyRing keys, Clock clock) {
        this.cookies = cookies;
        this.keys = keys;
        this.clock = clock;
    }

    /** The cookie that carries a client's secret. */
    public NewCookie carry(PortalSession visit, String clientId, ClientSecret secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] text = secret.value().getBytes(StandardCharsets.UTF_8);
        byte[] plain = ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(clock.instant().plus(LIFETIME).getEpochSecond())
                .put(text)
                .array();
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, visit, clientId, nonce, plain)
                .orElseThrow(() -> new IllegalStateException("AES-GCM is part of every Java platform"));
        byte[] value = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return cookies.cookie(
                COOKIE, Base64.getUrlEncoder().withoutPadding().encodeToString(value), (int) LIFETIME.toSeconds());
    }

    /** The secret that came over a redirect to a client's page; empty where none did. */
    public Optional<ClientSecret> take(PortalSession visit, String clientId, HttpHeaders headers) {
        return cookies.value(headers, COOKIE).flatMap(value -> open(visit, clientId, value));
    }

    /** Takes the cookie away. */
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
        if (bytes.length <= NONCE_BYTES) {
            return Optional.empty();
        }
        byte[] nonce = java.util.Arrays.copyOf(bytes, NONCE_BYTES);
        byte[] sealed = java.util.Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
        return cipher(Cipher.DECRYPT_MODE, visit, clientId, nonce, sealed)
                .map(ByteBuffer::wrap)
                .filter(plain -> plain.getLong() >= clock.instant().getEpochSecond())
                .map(plain ->
                        new ClientSecret(StandardCharsets.UTF_8.decode(plain).toString()));
    }

    /** Empty where the text was not sealed so. */
    private Optional<byte[]> cipher(int mode, PortalSession visit, String clientId, byte[] nonce, byte[] text) {
        byte[] key = keys.secretHash()
                .of("shown-once:" + visit.session().id() + ":" + visit.browser().value());
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(clientId.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(text));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
