package io.tillgate.local.mail;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Renders the pages of the mailbox; all values are escaped. */
final class MailboxTemplates {
    private static final String HTML = "text/html";

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(HTML)))
            .build();
    private final Template list = parse("list.html");
    private final Template one = parse("one.html");

    String list(List<ReceivedMail> mails) {
        return list.data("mails", mails).render();
    }

    String one(ReceivedMail mail) {
        return one.data("mail", mail, "pieces", TextPiece.of(mail.text())).render();
    }

    /** Returns the text of a file of the mailbox. */
    static String file(String name) {
        try (InputStream in =
                Objects.requireNonNull(MailboxTemplates.class.getResourceAsStream("/mail/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Template parse(String name) {
        return engine.parse(file(name), Variant.forContentType(HTML), name);
    }
}
