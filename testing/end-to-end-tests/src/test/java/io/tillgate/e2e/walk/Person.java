package io.tillgate.e2e.walk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillgate.e2e.stack.Stack;
import io.tillgate.local.part.FreePort;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The administrator with a browser, who opens an address, signs in where asked, and allows what is asked for. */
final class Person {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"(/oauth/module|/consent)\"");
    private static final int MOST_PAGES = 12;

    private final Stack stack;
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    Person(Stack stack) {
        this.stack = stack;
    }

    /**
     * The address that it comes to in the end, be somebody there or not. A scope that was registered just now may be on
     * its way to the page that asks: then the person comes again.
     */
    String visit(String address) {
        return await().atMost(30, SECONDS)
                .until(() -> tryVisit(address), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> tryVisit(String address) {
        URI bar = URI.create(address);
        HttpResponse<String> page = get(bar);
        for (int i = 0; i < MOST_PAGES; i++) {
            Map<String, String> form = hidden(page.body());
            if (page.headers().firstValue("Location").isPresent()) {
                bar = page.uri().resolve(page.headers().firstValue("Location").orElseThrow());
                if (!FreePort.answers(bar.getPort())) {
                    return Optional.of(bar.toString());
                }
                page = get(bar);
            } else if (page.body().contains("name=\"password\"")) {
                form.put("user_name", "admin");
                form.put("password", stack.adminPassword());
                page = post("/sign-in", form);
            } else if (page.body().contains("name=\"decision\"")) {
                if (!page.body().contains("value=\"allow\"")) {
                    return Optional.empty();
                }
                form.put("decision", "allow");
                page = post(action(page.body()), form);
            } else {
                assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
                return Optional.of(bar.toString());
            }
        }
        throw new AssertionError("no end in sight: " + page.body());
    }

    private HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address));
    }

    private HttpResponse<String> post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(stack.origin() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("nobody answers", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where the form with the decision goes. */
    private static String action(String page) {
        Matcher action = ACTION.matcher(page);
        assertThat(action.find()).as(page).isTrue();
        return action.group(1);
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> form = new LinkedHashMap<>();
        Matcher fields = HIDDEN.matcher(page);
        while (fields.find()) {
            form.putIfAbsent(fields.group(1), fields.group(2));
        }
        return form;
    }
}
