package io.tillgate.e2e.browser;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tillgate.e2e.stack.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The client {@code pos-web} as a program on the visitor's machine (RFC 8252): on another site than the suite. */
final class LoopbackApp implements AutoCloseable {
    static final String CLIENT_ID = "pos-web";

    private final Suite suite;
    private final HttpServer server;
    private final CodeVerifier verifier = new CodeVerifier();
    private final BlockingQueue<Map<String, List<String>>> answers = new LinkedBlockingQueue<>();

    LoopbackApp(Suite suite) {
        this.suite = suite;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/callback", exchange -> {
            answers.add(URLUtils.parseParameters(exchange.getRequestURI().getRawQuery()));
            answer(exchange, "<title>Application</title><h1>Back in the application</h1>");
        });
        server.createContext("/post", exchange -> answer(exchange, postForm(exchange.getRequestURI())));
        server.start();
    }

    /** Where to send the browser to sign in. */
    String authorizationUrl(Map<String, String> more) {
        return suite.stack().origin() + "/oauth/authorize?" + query(parameters(more));
    }

    /** Where to send the browser for an API key, as a module does. */
    String moduleUrl(String scopes) {
        return suite.stack().origin() + "/oauth?"
                + query(Map.of("cb", origin() + "/callback?shop=7", "scopes", scopes));
    }

    /** A page of this application with a button that sends the same by POST. */
    String postingPage(Map<String, String> more) {
        return origin() + "/post?" + query(parameters(more));
    }

    /** What the browser brought next. */
    Map<String, List<String>> answer() {
        try {
            Map<String, List<String>> answer = answers.poll(20, TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("no browser came back to the application");
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many answers wait to be looked at. */
    int answersWaiting() {
        return answers.size();
    }

    /** {@code POST /oauth/token} with the code of an answer. */
    Response exchange(Map<String, List<String>> answer) {
        return suite.request()
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "authorization_code")
                .formParam("client_id", CLIENT_ID)
                .formParam("redirect_uri", origin() + "/callback")
                .formParam("code_verifier", verifier.getValue())
                .formParam("code", answer.getOrDefault("code", List.of("")).get(0))
                .post("/oauth/token");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Map<String, String> parameters(Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of(
                "response_type", "code",
                "client_id", CLIENT_ID,
                "redirect_uri", origin() + "/callback",
                "scope", "openid profile menu:read",
                "state", "a-state",
                "code_challenge_method", "S256",
                "code_challenge",
                        CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                                .getValue()));
        parameters.putAll(more);
        return parameters;
    }

    private static String query(Map<String, String> parameters) {
        return URLUtils.serializeParameters(parameters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
    }

    private String postForm(URI page) {
        String fields = URLUtils.parseParameters(page.getRawQuery()).entrySet().stream()
                .map(field -> "<input type='hidden' name='%s' value='%s'>"
                        .formatted(field.getKey(), field.getValue().get(0)))
                .collect(Collectors.joining());
        return "<title>Application</title><form method='post' action='%s/oauth/authorize'>%s<button>Go</button></form>"
                .formatted(suite.stack().origin(), fields);
    }

    private static void answer(HttpExchange exchange, String page) throws IOException {
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
