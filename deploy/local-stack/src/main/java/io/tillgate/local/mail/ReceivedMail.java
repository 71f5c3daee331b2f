package io.tillgate.local.mail;

import java.time.Instant;
import java.util.List;

/**
 * A mail in the mailbox.
 *
 * @param id its id in URLs
 * @param from the sender
 * @param to the recipients
 * @param subject decoded
 * @param receivedAt when it was received
 * @param messageId the header {@code Message-ID}
 * @param text its plain text; empty if it has none
 * @param html its HTML; empty if it has none
 */
public record ReceivedMail(
        String id,
        String from,
        List<String> to,
        String subject,
        Instant receivedAt,
        String messageId,
        String text,
        String html) {

    /** Copies the list. */
    public ReceivedMail {
        to = List.copyOf(to);
    }
}
