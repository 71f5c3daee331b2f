package io.tillgate.user.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillgate.user.secret.SealedBox;
import io.tillgate.user.secret.ServiceSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Seals what waits in the queue: who reads the table can use no link. Safe for concurrent use. */
@ApplicationScoped
class MailSeal {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SealedBox box;

    MailSeal(ServiceSecret secret) {
        this.box = secret.boxFor("mail");
    }

    byte[] seal(UUID id, MailContent content) {
        try {
            return box.seal(JSON.writeValueAsBytes(content), place(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails with {@link IllegalArgumentException} where it was sealed for another mail or with another secret. */
    MailContent open(UUID id, byte[] sealed) {
        try {
            return JSON.readValue(box.open(sealed, place(id)), MailContent.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] place(UUID id) {
        return id.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
