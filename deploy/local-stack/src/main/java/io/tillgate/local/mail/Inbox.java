package io.tillgate.local.mail;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The mails that the server has received, in memory. */
final class Inbox {
    private static final int SHOWN = 200;

    private final GreenMail server;

    Inbox(GreenMail server) {
        this.server = server;
    }

    /**
     * Returns the newest 200 mails, the newest first.
     *
     * @param to a recipient, case-insensitive; null for all
     */
    List<ReceivedMail> list(@Nullable String to) {
        String wanted = to == null ? "" : to.toLowerCase(Locale.ROOT);
        return all().filter(mail -> wanted.isEmpty()
                        || mail.to().stream()
                                .anyMatch(address ->
                                        address.toLowerCase(Locale.ROOT).equals(wanted)))
                .limit(SHOWN)
                .toList();
    }

    Optional<ReceivedMail> find(String id) {
        return all().filter(mail -> mail.id().equals(id)).findFirst();
    }

    private Stream<ReceivedMail> all() {
        return server.getManagers().getImapHostManager().getAllMessages().stream()
                .sorted(Comparator.comparing(StoredMessage::getReceivedDate).reversed())
                .map(MailParser::parse);
    }
}
