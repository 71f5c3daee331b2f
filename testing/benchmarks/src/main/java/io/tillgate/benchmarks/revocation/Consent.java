package io.tillgate.benchmarks.revocation;

import io.tillgate.benchmarks.scenario.Tokens;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Grants consent to a module with the benchmarks' account, as a browser without scripts would. */
final class Consent {
    private static final String REQUEST = "/oauth?cb=https%3A%2F%2Floyalty.example%2Fcb&scopes=menu:read";
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern KEY = Pattern.compile("[?&]key=([^&]+)");
    private static final int MOST_STEPS = 8;
    private static final int AUTHORITY = "https://".length();
    private static final int SEE_OTHER = 303;

    private final Tokens tokens;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Consent(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Obtains a new API key, and signs in if required. */
    String key() throws IOException, InterruptedException {
        HttpResponse<String> answer = get(REQUEST);
        for (int i = 0; i < MOST_STEPS; i++) {
            String location = answer.headers().firstValue("Location").orElse("");
            Matcher key = KEY.matcher(location);
            if (answer.statusCode() == SEE_OTHER && key.find()) {
                return URLDecoder.decode(key.group(1), StandardCharsets.UTF_8);
            }
            Map<String, String> form = hidden(answer.body());
            if (!location.isEmpty()) {
                answer =
                        get(location.startsWith("/") ? location : location.substring(location.indexOf('/', AUTHORITY)));
            } else if (answer.body().contains("name=\"password\"")) {
                form.putAll(tokens.signInForm());
                answer = post("/sign-in", form);
            } else {
                form.put("decision", "allow");
                answer = post("/oauth/module", form);
            }
        }
        throw new IOException("no API key after " + MOST_STEPS + " steps: " + answer.statusCode());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return keep(tokens.page("GET", path, cookieHeader(), ""));
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        return keep(tokens.page(
                "POST",
                path,
                cookieHeader(),
                form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))));
    }

    private HttpResponse<String> keep(HttpResponse<String> answer) {
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
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
