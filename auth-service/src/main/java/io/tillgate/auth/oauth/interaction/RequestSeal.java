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

/** Encrypts and authenticates a request as its handle, so that nothing is stored before a user signs in. */
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
     * The content of a handle.
     *
     * @param request the request
     * @param browserHash the hash of the browser that sent it; null for a cross-site POST, which has no cookie
     * @param expiresAt when it expires
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

    /** Returns the content of a handle; empty if it was not created here. */
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

    /** Accepts only the canonical encoding: another encoding of the same bytes could be answered a second time. */
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
