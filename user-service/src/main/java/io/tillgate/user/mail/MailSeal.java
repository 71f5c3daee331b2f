package io.tillgate.user.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillgate.crypto.AuthenticatedCipher;
import io.tillgate.user.secret.ServiceSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Encrypts queued mails, so that a reader of the table cannot use their links. Safe for concurrent use. */
@ApplicationScoped
class MailSeal {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AuthenticatedCipher cipher;

    MailSeal(ServiceSecret secret) {
        this.cipher = secret.cipherFor("mail");
    }

    byte[] seal(UUID id, MailContent content) {
        try {
            return cipher.encrypt(id.toString(), JSON.writeValueAsBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Decrypts a content. Fails with {@link IllegalArgumentException} if it was encrypted for another mail or with
     * another secret.
     */
    MailContent open(UUID id, byte[] sealed) {
        byte[] content = cipher.decrypt(id.toString(), sealed)
                .orElseThrow(
                        () -> new IllegalArgumentException("It was not encrypted with the secret of this service"));
        try {
            return JSON.readValue(content, MailContent.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
