package io.tillgate.local.mail;

import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parses messages (RFC 5322, RFC 2046) for the mailbox. Parts that cannot be parsed are shown raw, so that a malformed
 * mail does not hide the others. Stateless.
 */
final class MailParser {
    private static final System.Logger LOG = System.getLogger(MailParser.class.getName());
    private static final int ID_LENGTH = 16;

    private MailParser() {}

    static ReceivedMail parse(StoredMessage stored) {
        MimeMessage message = stored.getMimeMessage();
        String messageId = raw(message, "Message-ID");
        return new ReceivedMail(
                id(messageId + " " + stored.getUid() + " "
                        + stored.getReceivedDate().getTime()),
                read(() -> String.join(", ", addresses(message.getFrom())), () -> raw(message, "From")),
                read(() -> addresses(message.getAllRecipients()), () -> recipients(message)),
                read(() -> text(message.getSubject()), () -> raw(message, "Subject")),
                stored.getReceivedDate().toInstant(),
                messageId,
                read(() -> content(message, "text/plain"), () -> body(message)),
                read(() -> content(message, "text/html"), () -> ""));
    }

    private static <T> T read(Callable<T> reader, Supplier<T> raw) {
        try {
            return reader.call();
        } catch (Exception e) { // the mail libraries also throw unchecked exceptions
            LOG.log(System.Logger.Level.DEBUG, "Cannot parse a part of a mail; showing it raw", e);
            return raw.get();
        }
    }

    private static List<String> recipients(MimeMessage message) {
        return Stream.of("To", "Cc", "Bcc")
                .map(name -> raw(message, name))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** Returns a raw header; empty if it is missing. */
    private static String raw(MimeMessage message, String header) {
        return read(() -> text(message.getHeader(header, ", ")), () -> "");
    }

    /** Returns the raw body. */
    private static String body(MimeMessage message) {
        return read(
                () -> {
                    try (InputStream bytes = message.getRawInputStream()) {
                        return new String(bytes.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
                    }
                },
                () -> "");
    }

    private static List<String> addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? List.of()
                : Stream.of(addresses)
                        .map(address -> address instanceof InternetAddress internet
                                ? internet.toUnicodeString()
                                : address.toString())
                        .toList();
    }

    /** Returns the first part of a media type; empty if there is none. */
    private static String content(Part part, String mediaType) throws MessagingException, IOException {
        if (part.isMimeType(mediaType)) {
            return part.getContent().toString().replace("\r\n", "\n");
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = content(parts.getBodyPart(i), mediaType);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String id(String of) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
