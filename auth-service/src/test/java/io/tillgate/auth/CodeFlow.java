package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.tillgate.auth.support.memory.ChangeNotices;
import io.tillgate.event.AccountChanged;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the tests of the authorization code flow share. */
abstract class CodeFlow extends TokenFlow {
    protected static final String ISSUER = "http://localhost:8080";
    protected static final String CALLBACK = "https://oauth.example/callback";

    /** The verifier and challenge of RFC 7636 appendix B. */
    protected static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    protected static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @Inject
    Pool pool;

    @Inject
    ChangeNotices notices;

    protected final Visitor visitor = new Visitor();

    /** A request of {@code pos-web} with some parameters changed; an empty value leaves one out. */
    protected static Map<String, String> request(String... changes) {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("client_id", "pos-web");
        request.put("redirect_uri", CALLBACK);
        request.put("scope", "openid menu:read");
        request.put("state", "af0ifjsldkj");
        request.put("nonce", "n-0S6_WzA2Mj");
        request.put("code_challenge", CHALLENGE);
        request.put("code_challenge_method", "S256");
        for (int i = 0; i < changes.length; i += 2) {
            request.put(changes[i], changes[i + 1]);
        }
        request.values().removeIf(String::isEmpty);
        return request;
    }

    protected static String authorize(String... changes) {
        return "/oauth/authorize?" + Visitor.encode(request(changes));
    }

    /** A request of the first-party client, which asks for no consent and needs no PKCE. */
    protected static String authorizeTill(String... changes) {
        String[] till = {
            "client_id",
            "till-app",
            "redirect_uri",
            "https://till.example/callback",
            "code_challenge",
            "",
            "code_challenge_method",
            ""
        };
        String[] all = java.util.Arrays.copyOf(till, till.length + changes.length);
        System.arraycopy(changes, 0, all, till.length, changes.length);
        return authorize(all);
    }

    /** Opens a request, signs in and allows where asked. */
    protected Visitor.Answer pass(String address) {
        Visitor.Answer answer = visitor.open(address);
        if (answer.path().startsWith("/sign-in")) {
            answer = visitor.signIn(answer, userName, PASSWORD);
        }
        return answer.path().startsWith("/consent") ? visitor.decide(answer, "allow") : answer;
    }

    protected String code(String... changes) {
        Map<String, String> response = pass(authorize(changes)).response();
        assertThat(response).containsKey("code");
        return response.get("code");
    }

    protected static Response redeem(String code, String... changes) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "pos-web",
                "redirect_uri",
                CALLBACK,
                "code",
                code,
                "code_verifier",
                VERIFIER));
        for (int i = 0; i < changes.length; i += 2) {
            form.put(changes[i], changes[i + 1]);
        }
        form.values().removeIf(String::isEmpty);
        return form().formParams(form).post("/oauth/token");
    }

    protected static Response redeemAtTill(String code, String... changes) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type", "authorization_code", "redirect_uri", "https://till.example/callback", "code", code));
        for (int i = 0; i < changes.length; i += 2) {
            form.put(changes[i], changes[i + 1]);
        }
        form.values().removeIf(String::isEmpty);
        return form().auth()
                .preemptive()
                .basic("till-app", "till-app-secret")
                .formParams(form)
                .post("/oauth/token");
    }

    protected static boolean isActive(String token) {
        return (Boolean) introspectAs("backoffice", "backoffice-secret", token).get("active");
    }

    protected static Response sessions(String accessToken) {
        return given().auth().oauth2(accessToken).get("/oauth/sessions");
    }

    /** Changes the database behind the service's back, as time would, and waits until the service knows it. */
    protected void change(String sql, Object... values) {
        pool.preparedQuery(sql)
                .execute(Tuple.from(List.of(values)))
                .chain(notices::caughtUp)
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    /** One value from the database. */
    protected Object value(String sql, Object... values) {
        return pool.preparedQuery(sql)
                .execute(Tuple.from(List.of(values)))
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getValue(0);
    }

    protected AccountChanged told(String status, List<String> groups, long version, Instant credentialsChangedAt) {
        return new AccountChanged(
                account.toString(), userName, status, groups, version, "changed", credentialsChangedAt, null, null);
    }
}
