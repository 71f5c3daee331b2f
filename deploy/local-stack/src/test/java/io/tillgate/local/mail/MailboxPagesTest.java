package io.tillgate.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.util.GreenMail;
import io.tillgate.local.part.FreePort;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxPagesTest {
    private static final String LINK = "http://localhost:8080/activate?token=a&b=%3Cc%3E";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private GreenMail server;

    private int web;

    @BeforeEach
    void start() throws IOException {
        server = MailHost.smtp(FreePort.find());
        web = vertx.createHttpServer()
                .requestHandler(new MailboxPages(new Inbox(server)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @AfterEach
    void stop() {
        server.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    @DisplayName("Programs get the mails as JSON, the newest first, of one recipient where they name it")
    void json() throws Exception {
        send("ada@pos.example", "First", "Grüße\n" + LINK + "\n", "<p>1</p>");
        send("bob@pos.example", "Second", "2", "<p>2</p>");

        JsonArray items = json("/mail").getJsonArray("items");

        assertThat(items).hasSize(2);
        assertThat(json("/mail?to=ADA@pos.example").getJsonArray("items")).hasSize(1);
        JsonObject first =
                json("/mail?to=ada@pos.example").getJsonArray("items").getJsonObject(0);
        assertThat(first.getString("subject")).isEqualTo("First");
        assertThat(first.getString("text")).contains("Grüße", LINK);
        assertThat(first.getString("html")).contains("<p>1</p>");
        assertThat(first.getString("from")).isEqualTo("tillgate@localhost");
        assertThat(json("/mail/" + first.getString("id")).getString("message_id"))
                .isEqualTo(first.getString("message_id"));
    }

    @Test
    @DisplayName("A page shows a mail: its links can be followed, its markup is text")
    void page() throws Exception {
        send("ada@pos.example", "<script>alert(1)</script>", "<b>bold</b> " + LINK + ".", "<p>1</p>");
        String id = json("/mail").getJsonArray("items").getJsonObject(0).getString("id");

        HttpResponse<String> list = get("/mail", "text/html");
        HttpResponse<String> page = get("/mail/" + id, "text/html,*/*");

        assertThat(list.body())
                .contains("href=\"/mail/" + id + "\"", "ada@pos.example", "&lt;script&gt;")
                .doesNotContain("<script");
        assertThat(page.body())
                .contains("<a href=\"" + LINK.replace("&", "&amp;") + "\"", "</a>.", "&lt;b&gt;bold")
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
                .doesNotContain("<script", "<b>");
        for (HttpResponse<String> response : List.of(list, page)) {
            assertThat(header(response, "Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("script-src", "unsafe");
            assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
            assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
        }
    }

    @Test
    @DisplayName(
            "The HTML of a mail is in a sandbox by its own header, too: no script, no form, nothing from elsewhere")
    void sandbox() throws Exception {
        send("ada@pos.example", "x", "x", "<script>alert(1)</script><img src='https://tracker.example/1.png'>");
        String id = json("/mail").getJsonArray("items").getJsonObject(0).getString("id");

        String policy = header(get("/mail/" + id + "/html", "*/*"), "Content-Security-Policy");

        assertThat(policy)
                .startsWith("sandbox allow-popups")
                .contains("default-src 'none'", "form-action 'none'", "frame-ancestors 'self'")
                .doesNotContain("allow-scripts", "allow-same-origin", "script-src");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: .dot@pos.example\r\nSubject: Odd\r\n\r\nraw text",
                "From: <<>@,\r\nTo: ada@pos.example\r\nSubject: Odd\r\n\r\nraw text",
                "To: ada@pos.example\r\nSubject: Odd\r\nContent-Type: text/plain; charset=nosuch\r\n\r\nraw text",
                "To: ada@pos.example\r\nSubject: Odd =?nosuch?B?!!?=\r\n\r\nraw text",
                "To: ada@pos.example\r\nSubject: Odd\r\nContent-Type: multipart/mixed\r\n\r\nraw text",
                "To: ada@pos.example\r\nSubject: Odd\r\nContent-Transfer-Encoding: nosuch\r\n\r\nraw text",
            })
    @DisplayName("A mail that cannot be parsed is shown as it came, and hides no other")
    void odd(String mail) throws Exception {
        sendRaw(mail);
        send("bob@pos.example", "Second", "2", "<p>2</p>");

        JsonArray items = json("/mail").getJsonArray("items");

        assertThat(items).hasSize(2);
        JsonObject odd = items.stream()
                .map(JsonObject.class::cast)
                .filter(item -> item.getString("subject").startsWith("Odd"))
                .findFirst()
                .orElseThrow();
        assertThat(odd.getString("text")).contains("raw text");
        assertThat(odd.getJsonArray("to")).hasSize(1);
        assertThat(get("/mail", "text/html").statusCode()).isEqualTo(200);
        assertThat(get("/mail/" + odd.getString("id"), "text/html").body()).contains("raw text");
    }

    @Test
    @DisplayName("An unexpected failure is answered with 500")
    void failure() throws Exception {
        web = vertx.createHttpServer()
                .requestHandler(new MailboxPages(new Inbox(new GreenMail() {
                    @Override
                    public Managers getManagers() {
                        throw new IllegalStateException("broken");
                    }
                })))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();

        HttpResponse<String> response = get("/mail", "text/html");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    @DisplayName("RFC 3986 §2.1: a query with a malformed percent escape is 400")
    void undecodable() throws Exception {
        try (java.net.Socket socket =
                new java.net.Socket("127.0.0.1", uri("/mail").getPort())) {
            socket.getOutputStream()
                    .write("GET /mail?to=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("application/problem+json");
        }
    }

    @Test
    @DisplayName("Other paths are 404, other methods 405")
    void others() throws Exception {
        assertThat(get("/mail/0123456789abcdef", "text/html").statusCode()).isEqualTo(404);
        assertThat(get("/mail/../x", "text/html").statusCode()).isEqualTo(404);
        HttpRequest post = HttpRequest.newBuilder(uri("/mail"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }

    private void send(String to, String subject, String text, String html) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty(
                "mail.smtp.port", Integer.toString(server.getSmtp().getPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("tillgate@localhost"));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html, "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", plain, rich));
        Transport.send(message);
    }

    /** As a client that minds no rule: the mail libraries would refuse to. */
    private void sendRaw(String mail) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.getSmtp().getPort());
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = socket.getOutputStream()) {
            in.readLine();
            for (String command : List.of(
                    "HELO pos.example",
                    "MAIL FROM:<tillgate@localhost>",
                    "RCPT TO:<ada@pos.example>",
                    "DATA",
                    mail + "\r\n.",
                    "QUIT")) {
                out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
                assertThat(in.readLine()).matches("[23].*");
            }
        }
    }

    private JsonObject json(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path, "application/json");
        assertThat(header(response, "Content-Type")).isEqualTo("application/json");
        return new JsonObject(response.body());
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(path)).header("Accept", accept).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + web + path);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
