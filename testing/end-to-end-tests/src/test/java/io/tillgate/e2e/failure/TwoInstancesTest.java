package io.tillgate.e2e.failure;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.tillgate.e2e.stack.Suite;
import io.tillgate.e2e.stack.TwoInstances;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@TwoInstances
class TwoInstancesTest {
    private final Suite suite;
    private final InstancePair pair;
    private final Suite first;
    private final Suite second;
    private final String userName = Suite.newUserName();

    TwoInstancesTest(Suite suite) {
        this.suite = suite;
        this.pair = new InstancePair(suite);
        this.first = pair.first();
        this.second = pair.second();
    }

    @BeforeEach
    void account() {
        suite.createAccount(userName);
    }

    @Test
    @DisplayName("The gateway gives both instances work")
    void balance() {
        double atFirst = pair.served("auth-service");
        double atSecond = pair.served("auth-service-2");

        for (int i = 0; i < 10; i++) {
            suite.request().get("/oauth/jwks").then().statusCode(200);
        }

        assertThat(pair.served("auth-service")).isGreaterThan(atFirst);
        assertThat(pair.served("auth-service-2")).isGreaterThan(atSecond);
    }

    @Test
    @DisplayName("RFC 8414 §2: over https the issuer is the https origin, and so is every address in the metadata")
    void https() {
        String origin = suite.stack().origin();
        assertThat(origin).startsWith("https://localhost:");
        for (String name : List.of("oauth-authorization-server", "openid-configuration")) {
            Map<String, Object> metadata =
                    suite.request().get("/.well-known/" + name).jsonPath().getMap("");
            assertThat(metadata).containsEntry("issuer", origin);
            assertThat(metadata.values().stream()
                            .map(String::valueOf)
                            .filter(value -> value.startsWith("http"))
                            .filter(value -> !value.startsWith(origin)))
                    .isEmpty();
        }
        String plain = "http://localhost:" + URI.create(origin).getPort();
        suite.request()
                .baseUri(plain)
                .redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    @DisplayName("A token of one instance is known to the other; a revocation takes effect there within two seconds")
    void tokens() {
        Response tokens = first.signIn(userName, Suite.PASSWORD);
        tokens.then().statusCode(201);
        String token = tokens.path("access_token");
        assertThat(pair.active(second, token)).isTrue();
        second.as(token).get("/apps").then().statusCode(200);
        String jwt = second.chimpy(userName, "menu:read").path("access_token");
        assertThat(pair.active(first, jwt)).isTrue();

        second.revoke(token).then().statusCode(200);

        assertThat(pair.active(second, token)).isFalse();
        await().atMost(2, SECONDS).until(() -> !pair.active(first, token));
        first.as(token).get("/apps").then().statusCode(401);
        await().atMost(20, SECONDS).until(() -> suite.menuStatus(token) == 401);
    }

    @Test
    @DisplayName(
            "RFC 9700 §4.14.2: thirty refreshes at once over both instances have one successor; reuse ends the family")
    void refreshes() {
        String start = first.signIn(userName, Suite.PASSWORD).path("refresh_token");
        List<Response> answers = pair.atOnce(30, at -> at.refresh(start));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        Set<String> successors = answers.stream()
                .map(answer -> answer.<String>path("refresh_token"))
                .collect(Collectors.toSet());
        assertThat(successors).hasSize(1);
        Response next = second.refresh(successors.iterator().next());
        next.then().statusCode(201);
        Response again = first.refresh(successors.iterator().next());
        again.then()
                .statusCode(201)
                .body("refresh_token", equalTo(next.path("refresh_token")))
                .body("access_token", equalTo(next.path("access_token")));

        first.refresh(start).then().statusCode(401);

        second.refresh(next.path("refresh_token")).then().statusCode(401);
        await().atMost(2, SECONDS).until(() -> !pair.active(second, next.path("access_token")));
    }

    @Test
    @DisplayName("Wrong passwords are counted over both instances: the right one does not get in at either")
    void throttle() {
        for (int i = 0; i < 10; i++) {
            (i % 2 == 0 ? first : second)
                    .signIn(userName, "wrong password " + i)
                    .then()
                    .statusCode(not(201));
        }

        first.signIn(userName, Suite.PASSWORD).then().statusCode(not(201));
        second.signIn(userName, Suite.PASSWORD).then().statusCode(not(201));
    }

    @Test
    @DisplayName(
            "Sign-in, consent, session and code wander from instance to instance; on https cookies are __Host- ones")
    void authorizationCode() {
        WanderingBrowser browser = new WanderingBrowser(first, second);
        pair.redeem(first, browser.code(userName)).then().statusCode(200);

        assertThat(browser.cookies()).containsKey("__Host-tillgate-session");
        assertThat(browser.seen())
                .allMatch(cookie -> cookie.getName().startsWith("__Host-"))
                .allMatch(cookie -> cookie.isSecured() && cookie.isHttpOnly())
                .allMatch(cookie -> "/".equals(cookie.getPath()) && "Lax".equals(cookie.getSameSite()));
        WanderingBrowser sameCookies = new WanderingBrowser(second, first);
        sameCookies.cookies().putAll(browser.cookies());
        String silent = sameCookies.code(userName, "prompt", "none");
        Response tokens = pair.redeem(first, silent);
        tokens.then().statusCode(200);
        assertThat(pair.active(second, tokens.path("access_token"))).isTrue();
    }

    @Test
    @DisplayName("RFC 6749 §4.1.2: a code used many times at once on both instances yields tokens once, and they are"
            + " revoked")
    void codeRace() {
        String code = new WanderingBrowser(first, second).code(userName);
        List<Response> answers = pair.atOnce(20, at -> pair.redeem(at, code));

        List<Response> successes =
                answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertThat(successes).hasSizeLessThanOrEqualTo(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .allSatisfy(answer -> answer.then().statusCode(400).body("error", equalTo("invalid_grant")));
        successes.forEach(
                answer -> await().atMost(2, SECONDS).until(() -> !pair.active(second, answer.path("access_token"))));
    }

    @Test
    @DisplayName("A key that one instance rotates signs at both in its time, and not one token is refused meanwhile")
    void keyRotation() {
        String next = first.as(second.adminToken())
                .contentType(ContentType.JSON)
                .body(Map.of("algorithm", "RS256", "activate_in", "PT10S"))
                .post("/keys/rotate")
                .then()
                .extract()
                .path("kid");
        List<Suite> instances = List.of(first, second);
        await().atMost(60, SECONDS)
                .until(() -> instances.stream().map(pair::acceptedKey).toList().equals(List.of(next, next)));
    }

    @Test
    @DisplayName("One instance after the other is stopped and started under load: no request fails")
    void rollingRestart() {
        AtomicBoolean stop = new AtomicBoolean();
        Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        for (int i = 0; i < 3; i++) {
            threads.execute(() -> {
                while (!stop.get()) {
                    statuses.add(
                            suite.clientCredentials("backoffice", "backoffice").statusCode());
                }
            });
        }
        await().atMost(30, SECONDS).until(() -> statuses.size() > 20);

        for (String instance : List.of("auth-service-2", "auth-service")) {
            suite.stack().tillgate("stop", instance);
            suite.stack().tillgate("start", instance);
        }

        stop.set(true);
        threads.shutdown();
        assertThat(statuses).containsOnly(200);
    }

    @Test
    @DisplayName("One instance is killed: requests go on at the other, and it is used again when it is back")
    void killed() {
        suite.stack().tillgate("kill", "auth-service-2");
        try {
            for (int i = 0; i < 20; i++) {
                suite.clientCredentials("backoffice", "backoffice").then().statusCode(200);
            }
        } finally {
            suite.stack().tillgate("start", "auth-service-2");
        }
        double before = pair.served("auth-service-2");
        await().atMost(20, SECONDS).until(() -> {
            suite.request().get("/oauth/jwks").then().statusCode(200);
            return pair.served("auth-service-2") > before;
        });
    }
}
