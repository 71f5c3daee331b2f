package io.tillgate.local.mail;

import java.time.Instant;
import java.util.List;

/**
 * A mail as the mailbox shows it.
 *
 * @param id its name in addresses
 * @param from the sender
 * @param to the recipients
 * @param subject decoded
 * @param receivedAt when it came
 * @param messageId the header {@code Message-ID}
 * @param text its plain text; empty where it has none
 * @param html its HTML; empty where it has none
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

    /** Copies its list. */
    public ReceivedMail {
        to = List.copyOf(to);
    }
}
