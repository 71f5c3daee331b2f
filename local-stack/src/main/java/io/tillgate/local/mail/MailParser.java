package io.tillgate.local.mail;

import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the mailbox shows from a message (RFC 5322, RFC 2046). Stateless. */
final class MailParser {
    private static final int ID_LENGTH = 16;

    private MailParser() {}

    static ReceivedMail parse(StoredMessage stored) {
        MimeMessage message = stored.getMimeMessage();
        try {
            String messageId = text(message.getMessageID());
            return new ReceivedMail(
                    id(messageId + " " + stored.getUid() + " "
                            + stored.getReceivedDate().getTime()),
                    String.join(", ", addresses(message.getFrom())),
                    addresses(message.getAllRecipients()),
                    text(message.getSubject()),
                    stored.getReceivedDate().toInstant(),
                    messageId,
                    content(message, "text/plain"),
                    content(message, "text/html"));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("cannot read a mail", e);
        }
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

    /** The first part of a media type. */
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
