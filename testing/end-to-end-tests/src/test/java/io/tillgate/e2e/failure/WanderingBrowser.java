package io.tillgate.e2e.failure;

import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tillgate.e2e.stack.Suite;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts whose every request comes to the next instance: no step may need what another one keeps. */
final class WanderingBrowser {
    static final String CALLBACK = "https://oauth.example/callback";
    /** RFC 7636 appendix B. */
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final int MOST_STEPS = 12;

    private final List<Suite> instances;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<Cookie> seen = new ArrayList<>();
    private int steps;

    WanderingBrowser(Suite... instances) {
        this.instances = List.of(instances);
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** Every cookie that was ever set, with its attributes. */
    List<Cookie> seen() {
        return seen;
    }

    /** Asks for a code for {@code pos-web}, signs in and consents where asked; the code. */
    String code(String userName, String... more) {
        Map<String, String> request = new LinkedHashMap<>(Map.of(
                "response_type", "code",
                "client_id", "pos-web",
                "redirect_uri", CALLBACK,
                "scope", "openid menu:read",
                "state", "af0ifjsldkj",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
        for (int i = 0; i < more.length; i += 2) {
            request.put(more[i], more[i + 1]);
        }
        Response answer = get("/oauth/authorize?" + encoded(request));
        for (int i = 0; i < MOST_STEPS; i++) {
            String location = answer.header("Location");
            if (location != null && location.startsWith(CALLBACK)) {
                Matcher code = CODE.matcher(location);
                if (!code.find()) {
                    throw new AssertionError("no code in " + location);
                }
                return code.group(1);
            }
            answer = location != null ? get(location) : fillIn(answer, userName);
        }
        throw new AssertionError("no end in sight: " + answer.asString());
    }

    private Response fillIn(Response page, String userName) {
        String html = page.asString();
        Map<String, String> form = new LinkedHashMap<>();
        Matcher fields = HIDDEN.matcher(html);
        while (fields.find()) {
            form.putIfAbsent(fields.group(1), fields.group(2));
        }
        if (html.contains("name=\"password\"")) {
            form.put("user_name", userName);
            form.put("password", Suite.PASSWORD);
            return keep(next().formParams(form).post("/sign-in"));
        }
        if (!html.contains("name=\"decision\"")) {
            throw new AssertionError(page.statusCode() + " " + html);
        }
        form.put("decision", "allow");
        return keep(next().formParams(form).post("/consent"));
    }

    private Response get(String path) {
        return keep(next().urlEncodingEnabled(false).get(path));
    }

    private RequestSpecification next() {
        return instances
                .get(steps++ % instances.size())
                .request()
                .redirects()
                .follow(false)
                .cookies(cookies);
    }

    private Response keep(Response response) {
        response.detailedCookies().asList().forEach(seen::add);
        response.cookies().forEach((name, value) -> {
            if (value.isEmpty()) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        });
        return response;
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
