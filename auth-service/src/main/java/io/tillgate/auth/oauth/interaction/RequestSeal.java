package io.tillgate.auth.oauth.interaction;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillgate.auth.key.KeyRing;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Writes a request into its handle, encrypted and authenticated: nothing of it is kept before somebody signs in. */
@ApplicationScoped
class RequestSeal {
    private static final String PURPOSE = "authorization request";

    private final KeyRing keys;
    private final ObjectMapper json;

    RequestSeal(KeyRing keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    /**
     * What a handle holds.
     *
     * @param request the request
     * @param browserHash the browser that sent it; null if it came without a cookie, by a POST from another site
     * @param expiresAt when it ends
     */
    record Content(AuthorizationRequest request, @Nullable String browserHash, Instant expiresAt) {
        boolean isOf(String browser) {
            return browserHash == null || browserHash.equals(browser);
        }
    }

    RequestHandle seal(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream deflated = new DeflaterOutputStream(bytes)) {
            json.writeValue(deflated, content);
        } catch (IOException e) {
            throw new UncheckedIOException("An authorization request cannot be written", e);
        }
        return new RequestHandle(encode(keys.browserCipher().encrypt(PURPOSE, bytes.toByteArray())));
    }

    /** The content of a handle; empty if it was not made here. */
    Optional<Content> open(RequestHandle handle) {
        return decode(handle.value())
                .flatMap(bytes -> keys.browserCipher().decrypt(PURPOSE, bytes))
                .map(this::read);
    }

    private Content read(byte[] bytes) {
        try (InflaterInputStream inflated = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return json.readValue(inflated, Content.class);
        } catch (IOException e) {
            throw new UncheckedIOException("A handle that was sealed here cannot be read", e);
        }
    }

    /** A handle has one spelling: another one of the same bytes would be answered a second time. */
    private static Optional<byte[]> decode(String handle) {
        if (handle.length() > RequestHandle.MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(handle))
                    .filter(bytes -> encode(bytes).equals(handle));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
