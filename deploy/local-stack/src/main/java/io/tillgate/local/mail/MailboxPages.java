package io.tillgate.local.mail;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves the mailbox: HTML pages for people, JSON for programs. The HTML of a mail is shown in a sandbox (HTML, section
 * 4.8.5) without scripts, forms and external resources.
 */
final class MailboxPages implements Handler<HttpServerRequest> {
    private static final System.Logger LOG = System.getLogger(MailboxPages.class.getName());
    private static final String ROOT = "/mail";
    private static final Pattern ONE = Pattern.compile("/mail/([0-9a-f]{16})(/html)?");
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; frame-src 'self';"
            + " form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
    private static final String MAIL_POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
            + " style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'";
    /** Opens links of a mail in a new page, since the frame could not show them. */
    private static final String LINKS_OPEN_PAGES = "<base target=\"_blank\">";

    private final Inbox inbox;
    private final MailboxTemplates templates = new MailboxTemplates();
    private final String style = MailboxTemplates.file("mail.css");

    MailboxPages(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void handle(HttpServerRequest request) {
        try {
            route(request);
        } catch (RuntimeException e) { // Vert.x would log it and never answer the request
            LOG.log(System.Logger.Level.ERROR, "The mailbox failed", e);
            problem(request, 500, "The mailbox failed; see its log");
        }
    }

    private void route(HttpServerRequest request) {
        String path = request.path() == null ? "" : request.path();
        Matcher one = ONE.matcher(path);
        if (!READING.contains(request.method())) {
            request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            problem(request, 405, "The mailbox is read-only");
        } else if (path.equals(ROOT) || path.equals(ROOT + "/")) {
            list(request);
        } else if (path.equals(ROOT + "/mail.css")) {
            answer(request, 200, "text/css;charset=utf-8", PAGE_POLICY, style);
        } else if (one.matches()) {
            one(request, one.group(1), one.group(2));
        } else {
            problem(request, 404, "Page not found");
        }
    }

    private void list(HttpServerRequest request) {
        String to;
        try {
            to = request.getParam("to");
        } catch (IllegalArgumentException e) {
            problem(request, 400, "The query has a malformed percent escape");
            return;
        }
        List<ReceivedMail> mails = inbox.list(to);
        if (wantsJson(request)) {
            JsonArray items = new JsonArray();
            mails.forEach(mail -> items.add(json(mail)));
            json(request, new JsonObject().put("items", items));
        } else {
            page(request, templates.list(mails));
        }
    }

    private void one(HttpServerRequest request, String id, @Nullable String html) {
        Optional<ReceivedMail> found = inbox.find(id);
        if (found.isEmpty()) {
            problem(request, 404, "Mail not found");
        } else if (html != null) {
            answer(
                    request,
                    200,
                    "text/html;charset=utf-8",
                    MAIL_POLICY,
                    LINKS_OPEN_PAGES + found.get().html());
        } else if (wantsJson(request)) {
            json(request, json(found.get()));
        } else {
            page(request, templates.one(found.get()));
        }
    }

    private static boolean wantsJson(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("application/json") && !accept.contains("text/html");
    }

    private static JsonObject json(ReceivedMail mail) {
        return new JsonObject()
                .put("id", mail.id())
                .put("from", mail.from())
                .put("to", new JsonArray(mail.to()))
                .put("subject", mail.subject())
                .put("received_at", mail.receivedAt().toString())
                .put("message_id", mail.messageId())
                .put("text", mail.text())
                .put("html", mail.html());
    }

    private static void page(HttpServerRequest request, String html) {
        answer(request, 200, "text/html;charset=utf-8", PAGE_POLICY, html);
    }

    private static void json(HttpServerRequest request, JsonObject body) {
        answer(request, 200, "application/json", PAGE_POLICY, body.encode());
    }

    /** Answers with problem details (RFC 9457). */
    private static void problem(HttpServerRequest request, int status, String title) {
        JsonObject body =
                new JsonObject().put("type", "about:blank").put("title", title).put("status", status);
        answer(request, status, "application/problem+json", PAGE_POLICY, body.encode());
    }

    private static void answer(HttpServerRequest request, int status, String type, String policy, String body) {
        HttpServerResponse response = request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.VARY, "Accept")
                .putHeader("Content-Security-Policy", policy)
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Content-Type-Options", "nosniff");
        response.end(body);
    }
}
