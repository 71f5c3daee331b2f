package io.tillgate.auth;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: keeps cookies, follows redirects to this service and no further, fills in forms. */
final class Visitor {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    final Map<String, String> cookies = new LinkedHashMap<>();
    final Map<String, String> headers = new HashMap<>(Map.of("User-Agent", "Visitor/1.0"));

    /** What came back. */
    record Answer(int status, HttpHeaders headers, String body, String path) {
        String location() {
            return headers.firstValue("Location").orElse("");
        }

        /** The parameters of an authorization response. */
        Map<String, String> response() {
            Map<String, String> response = new HashMap<>();
            String query = Objects.requireNonNullElse(URI.create(location()).getRawQuery(), "");
            URLUtils.parseParameters(query).forEach((name, values) -> response.put(name, values.get(0)));
            return response;
        }

        Map<String, String> hidden() {
            Map<String, String> fields = new LinkedHashMap<>();
            Matcher matcher = HIDDEN.matcher(body);
            while (matcher.find()) {
                fields.putIfAbsent(matcher.group(1), matcher.group(2).replace("&amp;", "&"));
            }
            return fields;
        }

        List<String> setCookies() {
            return headers.allValues("Set-Cookie");
        }
    }

    /** Opens an address, and what it leads to within this service. */
    Answer open(String address) {
        return follow(get(address));
    }

    Answer get(String address) {
        return send(HttpRequest.newBuilder().GET(), address);
    }

    /** Sends a form, and opens what it leads to within this service. */
    Answer submit(String path, Map<String, String> form) {
        return follow(post(path, form));
    }

    Answer post(String path, Map<String, String> form) {
        return send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encode(form))),
                path);
    }

    /** Sends a body as it is, in the name of a form. */
    Answer postRaw(String path, String body) {
        return send(
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .timeout(Duration.ofSeconds(10))
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                path);
    }

    /** Signs in at the page that an answer shows. */
    Answer signIn(Answer page, String userName, String password) {
        Map<String, String> form = new HashMap<>(page.hidden());
        form.put("user_name", userName);
        form.put("password", password);
        return submit("/sign-in", form);
    }

    /** Answers the consent page. */
    Answer decide(Answer page, String decision) {
        Map<String, String> form = new HashMap<>(page.hidden());
        form.put("decision", decision);
        return submit("/consent", form);
    }

    private Answer follow(Answer answer) {
        Answer now = answer;
        for (int hops = 0; now.location().startsWith("/") && hops < 10; hops++) {
            now = get(now.location());
        }
        return now;
    }

    private Answer send(HttpRequest.Builder request, String path) {
        request.uri(URI.create("http://localhost:" + RestAssured.port + path));
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(response.statusCode(), response.headers(), response.body(), path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || cookie.toLowerCase(java.util.Locale.ROOT).contains("max-age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1].replace("\"", ""));
        }
    }

    static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
