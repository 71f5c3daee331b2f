package io.tillgate.auth;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tillgate.event.ScopeChanged;
import io.tillgate.local.EmbeddedServers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the tests of token flows share: the scopes of the suite, an account that no other test uses, and the calls. Every flow
 * has a test class of its own.
 */
@QuarkusTestResource(RealServers.class)
public abstract class TokenFlow {
    protected static final String PASSWORD = "correct horse battery";
    protected static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    protected static final String API = "https://pos.example/api";

    private static final Map<String, List<String>> SCOPES = Map.of(
            "account", List.of(),
            "admin", List.of("administrator"),
            "menu:read", List.of(),
            "menu:write", List.of("master", "administrator"),
            "sales:read", List.of("master", "administrator"),
            "sales:refund", List.of("administrator"),
            "webhooks", List.of());

    @InjectServers
    protected EmbeddedServers servers;

    @InjectServers
    protected UserServiceDouble userService;

    protected final UUID account = UUID.randomUUID();
    protected final String userName = "ada-" + account;
    protected KafkaTopics topics;

    @BeforeEach
    void knownScopesAndAccount() {
        topics = new KafkaTopics(servers.kafkaBootstrap());
        if (!areScopesKnown()) {
            SCOPES.forEach((namespace, groups) -> topics.send(scope(namespace, groups)));
        }
        userService.put(account, userName, PASSWORD, "active", List.of("user", "master"), 1, CREATED);
        await().atMost(20, SECONDS).until(TokenFlow::areScopesKnown);
    }

    private static boolean areScopesKnown() {
        return given().get("/.well-known/oauth-authorization-server")
                .jsonPath()
                .getList("scopes_supported")
                .containsAll(SCOPES.keySet());
    }

    private static ScopeChanged scope(String namespace, List<String> groups) {
        boolean clientsOnly = namespace.equals("webhooks");
        return new ScopeChanged(
                namespace,
                namespace,
                namespace,
                "pos",
                null,
                null,
                groups,
                "tillgate",
                clientsOnly,
                "active",
                1,
                "registered",
                null,
                null,
                null,
                null,
                null,
                null);
    }

    protected Response signInAtPos() {
        return given().auth()
                .preemptive()
                .basic("pos-admin", "pos-admin-secret")
                .contentType(ContentType.JSON)
                .body(Map.of("user_name", userName, "password", PASSWORD))
                .post("/auth/token");
    }

    protected static Response refreshAtPos(String refreshToken) {
        return given().header("Authorization", "Bearer " + refreshToken).post("/auth/refresh-token");
    }

    protected static Response passwordGrant(String userName, String password) {
        return form().formParams(
                        "grant_type", "password", "client_id", "chimpy-pos", "username", userName, "password", password)
                .post("/oauth/token");
    }

    protected static Map<String, Object> introspect(String token) {
        return introspectAs("pos-admin", "pos-admin-secret", token);
    }

    protected static Map<String, Object> introspectAs(String clientId, String secret, String token) {
        return form().auth()
                .preemptive()
                .basic(clientId, secret)
                .formParam("token", token)
                .post("/oauth/introspect")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");
    }

    protected static void revoke(String token) {
        form().auth()
                .preemptive()
                .basic("pos-admin", "pos-admin-secret")
                .formParam("token", token)
                .post("/oauth/revoke")
                .then()
                .statusCode(200);
    }

    protected static RequestSpecification form() {
        return given().contentType(ContentType.URLENC);
    }
}
