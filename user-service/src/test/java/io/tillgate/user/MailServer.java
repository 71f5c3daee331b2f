package io.tillgate.user;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tillgate.local.part.FreePort;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real SMTP server on a port of its own, which tests stop and start. */
public final class MailServer {
    private final int port = FreePort.find();
    private final List<MimeMessage> earlier = new ArrayList<>();
    private @Nullable GreenMail server;

    MailServer() {
        start();
    }

    int port() {
        return port;
    }

    /** Stops it; nothing listens on its port then. */
    public synchronized void stop() {
        if (server != null) {
            GreenMail running = server;
            server = null;
            running.stop();
            earlier.addAll(List.of(running.getReceivedMessages()));
        }
    }

    /** Starts it; nothing happens where it runs. */
    public synchronized void start() {
        if (server == null) {
            server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            server.start();
        }
    }

    /** Everything that came for an address, over all starts, oldest first. */
    public synchronized List<MimeMessage> received(String address) {
        Stream<MimeMessage> now = server == null ? Stream.empty() : Stream.of(server.getReceivedMessages());
        return Stream.concat(earlier.stream(), now)
                .filter(message -> address(message).equals(address))
                .toList();
    }

    /** The newest of at least so many mails to an address. */
    public MimeMessage mail(String address, int atLeast) {
        List<MimeMessage> mails =
                await().atMost(Duration.ofSeconds(20)).until(() -> received(address), found -> found.size() >= atLeast);
        return mails.get(mails.size() - 1);
    }

    /** The token of the newest link to a page in the mails to an address; waits for one. */
    public String token(String address, String page) {
        Pattern link =
                Pattern.compile(Pattern.quote(AccountIssuer.ORIGIN + page + "?token=") + "([A-Za-z0-9_-]{43})\\s");
        return await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> received(address).stream()
                                .map(mail -> link.matcher(text(mail)))
                                .filter(Matcher::find)
                                .map(matcher -> matcher.group(1))
                                .toList(),
                        found -> !found.isEmpty())
                .stream()
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** The plain text of a mail. */
    public static String text(MimeMessage mail) {
        return part(mail, 0);
    }

    /** The HTML of a mail. */
    public static String html(MimeMessage mail) {
        return part(mail, 1);
    }

    /** A header of a mail. */
    public static String header(MimeMessage mail, String name) {
        try {
            return String.join(", ", mail.getHeader(name));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its subject, decoded. */
    public static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(MimeMessage mail, int index) {
        try {
            BodyPart part = ((Multipart) mail.getContent()).getBodyPart(index);
            return part.getContent().toString().replace("\r\n", "\n");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(MimeMessage mail) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
