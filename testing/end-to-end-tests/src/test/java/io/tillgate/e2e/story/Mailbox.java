package io.tillgate.e2e.story;

import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.tillgate.e2e.stack.Suite;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mails of one address, as {@code /mail} tells them to programs. */
final class Mailbox {
    /** Mails that waited come within a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(70);

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form_token\" value=\"([A-Za-z0-9_-]{43})\"");

    private final Suite suite;
    private final String address;

    Mailbox(Suite suite, String address) {
        this.suite = suite;
        this.address = address;
    }

    /** The mails with a subject, the newest first. */
    List<Map<String, String>> mails(String subject) {
        List<Map<String, String>> all = suite.request()
                .accept("application/json")
                .queryParam("to", address)
                .get("/mail")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
        return all.stream().filter(mail -> subject.equals(mail.get("subject"))).toList();
    }

    /** The newest mail with a subject, once there is one. */
    Map<String, String> mail(String subject) {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> mails(subject), found -> !found.isEmpty())
                .get(0);
    }

    /** The link of a mail, with its token. */
    String link(String subject) {
        Matcher link = Pattern.compile(Pattern.quote(suite.stack().origin()) + "(/\\S+\\?token=[A-Za-z0-9_-]{43})")
                .matcher(mail(subject).get("text"));
        if (!link.find()) {
            throw new AssertionError("no link in " + subject);
        }
        return link.group(1);
    }

    /** Opens a link and sends its form with a password, as a browser without scripts does. */
    Response setPassword(String link, String password) {
        Response page = suite.request().get(link);
        page.then().statusCode(200);
        Matcher token = FORM_TOKEN.matcher(page.asString());
        if (!token.find()) {
            throw new AssertionError("no form in " + page.asString());
        }
        return suite.request()
                .cookies(page.cookies())
                .formParam("form_token", token.group(1))
                .formParam("token", link.substring(link.indexOf('=') + 1))
                .formParam("password", password)
                .post(link.substring(0, link.indexOf('?')));
    }
}
