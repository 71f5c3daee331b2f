package io.tillgate.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tillgate.local.EmbeddedServers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("The events of a search are counted span by span, and the page of the log is in the portal")
class TimelineTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");

    @SuppressWarnings("NullAway.Init") // by RealServers
    AuditIssuer issuer;

    @SuppressWarnings("NullAway.Init") // by RealServers
    EmbeddedServers servers;

    @SuppressWarnings("NullAway.Init") // before each test
    private TestTopics topics;

    private final String account = UUID.randomUUID().toString();

    @BeforeEach
    void open() {
        topics = new TestTopics(servers.kafkaBootstrap());
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    @DisplayName("Spans have no gaps, are long enough to be few, and count the matching events")
    void spans() {
        topics.signIn(account, "till", NOON);
        topics.signIn(account, "till", NOON.plusSeconds(30));
        topics.signIn(account, "till", NOON.plus(Duration.ofMinutes(3)));
        topics.signIn(account, "other", NOON.plus(Duration.ofHours(20)));
        await(4);

        timeline("actor=" + account + "&client_id=till")
                .body("counted", equalTo(3))
                .body("complete", equalTo(true))
                .body("span", equalTo("PT5S"))
                .body("spans.size()", equalTo(37))
                .body("spans[0].from", equalTo("2026-02-01T12:00:00Z"))
                .body("spans.count.sum()", equalTo(3))
                .body("spans[6].count", equalTo(1));
        timeline("actor=" + account)
                .body("span", equalTo("PT30M"))
                .body("spans[0].count", equalTo(3))
                .body("spans.size()", equalTo(41));
        timeline("actor=" + account + "&from=2026-02-01T12:01:00Z").body("counted", equalTo(2));
        timeline("actor=nobody-" + account).body("counted", equalTo(0)).body("spans.size()", equalTo(0));
    }

    @Test
    @DisplayName("Events that are millennia apart are kept, hold nothing up, and have a bounded number of spans")
    void millennia() {
        topics.signIn(account, "till", Instant.EPOCH);
        topics.signIn(account, "till", Instant.parse("9999-12-31T23:59:59Z"));
        await(2);

        timeline("actor=" + account + "&from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59.999Z")
                .body("counted", equalTo(2))
                .body("spans.size()", lessThanOrEqualTo(49));
    }

    @ParameterizedTest
    @DisplayName("Bad filters are 400 with the parameter's name")
    @CsvSource({"from=x,from", "trace_id=A,trace_id", "trace_id=00000000000000000000000000000000g,trace_id", "q=-,q"})
    void badFilters(String query, String field) {
        given().auth()
                .oauth2(issuer.clientToken("auditor", "audit:read"))
                .get("/audit/timeline?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));
    }

    @Test
    @DisplayName("Readers only")
    void access() {
        given().get("/audit/timeline").then().statusCode(401);
        given().auth()
                .oauth2(issuer.clientToken("gastro-module", "scopes:write"))
                .get("/audit/timeline")
                .then()
                .statusCode(403);
    }

    @Test
    @DisplayName("Events are found by the trace that they happened in")
    void trace() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        String id = topics.traced(account, trace).toString();
        topics.signIn(account, "till", NOON);
        await(2);

        given().auth()
                .oauth2(issuer.clientToken("auditor", "audit:read"))
                .get("/audit/events?trace_id=" + trace)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(id)));
    }

    @Test
    @DisplayName("GET /audit leads to the page in the portal, with the filters")
    void page() {
        given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get("/audit?type=TokenIssued&q=a%20b")
                .then()
                .statusCode(303)
                .header("Location", "/portal/admin/events?type=TokenIssued&q=a%20b");
        given().redirects()
                .follow(false)
                .get("/audit")
                .then()
                .statusCode(303)
                .header("Location", "/portal/admin/events");
    }

    private ValidatableResponse timeline(String query) {
        return given().auth()
                .oauth2(issuer.clientToken("auditor", "audit:read"))
                .get("/audit/timeline?" + query)
                .then()
                .statusCode(200);
    }

    private void await(int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> timeline("actor=" + account).body("counted", equalTo(count)));
    }
}
