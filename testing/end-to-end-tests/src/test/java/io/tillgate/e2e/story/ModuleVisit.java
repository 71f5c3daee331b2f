package io.tillgate.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tillgate.e2e.stack.Suite;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A user, sent by a module to {@code /oauth}, in a browser without scripts. */
final class ModuleVisit {
    static final String CALLBACK = "https://loyalty.example/cb?state=8f1c";

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final int MOST_STEPS = 6;

    private final Suite suite;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    ModuleVisit(Suite suite) {
        this.suite = suite;
    }

    /** Signs in where asked; the consent page. */
    Response consentPage(String userName, String scopes) {
        Response answer = get("/oauth?cb=" + URLEncoder.encode(CALLBACK, StandardCharsets.UTF_8) + "&scopes=" + scopes);
        for (int i = 0; i < MOST_STEPS; i++) {
            if (answer.header("Location") != null) {
                answer = get(answer.header("Location"));
            } else if (answer.asString().contains("name=\"password\"")) {
                Map<String, String> form = hidden(answer);
                form.put("user_name", userName);
                form.put("password", Suite.PASSWORD);
                answer = keep(request().formParams(form).post("/sign-in"));
            } else {
                assertThat(answer.asString()).contains("name=\"decision\"");
                return answer;
            }
        }
        throw new AssertionError("no end in sight: " + answer.asString());
    }

    /** Sends the consent page's form. */
    Response decide(Response page, String decision) {
        Map<String, String> form = hidden(page);
        form.put("decision", decision);
        return keep(request().formParams(form).post("/oauth/module"));
    }

    /** Allows some scopes; the key. */
    String key(String userName, String scopes) {
        Response answer = decide(consentPage(userName, scopes), "allow");
        assertThat(answer.statusCode()).isEqualTo(303);
        Map<String, String> sent = query(answer.header("Location"));
        assertThat(sent).containsEntry("state", "8f1c").containsEntry("key_header", "X-API-KEY");
        return sent.get("key");
    }

    static Map<String, String> query(String location) {
        assertThat(location).startsWith(CALLBACK);
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : location.substring(location.indexOf('?') + 1).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private Response get(String path) {
        return keep(request().urlEncodingEnabled(false).get(path));
    }

    private RequestSpecification request() {
        return suite.request().redirects().follow(false).cookies(cookies);
    }

    private Response keep(Response response) {
        response.cookies().forEach((name, value) -> {
            if (value.isEmpty()) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        });
        return response;
    }

    private static Map<String, String> hidden(Response page) {
        Map<String, String> form = new LinkedHashMap<>();
        Matcher fields = HIDDEN.matcher(page.asString());
        while (fields.find()) {
            form.putIfAbsent(fields.group(1), fields.group(2));
        }
        return form;
    }
}
