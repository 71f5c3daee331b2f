package io.tillgate.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tillgate.local.EmbeddedServers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@DisplayName("Events are found by filters and words, page by page")
class SearchTest {
    private static final String PROBLEM = "application/problem+json";
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
    @DisplayName("Pages are newest first, without gap or double, also among events of the same time")
    void pages() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            expected.add(topics.signIn(account, "till", NOON.plusSeconds(i / 5)).toString());
        }
        await(25);
        topics.signIn("other-" + account, "till", NOON);

        List<String> found = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            Response page = page(cursor);
            found.addAll(page.path("items.id"));
            cursor = page.path("next_cursor");
            pages++;
        } while (cursor != null);

        assertThat(pages).isEqualTo(4);
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        Collections.reverse(expected);
        assertThat(found).containsExactlyElementsOf(expected);
    }

    @Test
    @DisplayName("A forged cursor, another list's cursor and a cut one are 400")
    void cursors() {
        for (int i = 0; i < 9; i++) {
            topics.signIn(account, "till", NOON);
        }
        await(9);
        String cursor = page(null).path("next_cursor");
        char last = cursor.charAt(10) == 'A' ? 'B' : 'A';

        for (String bad : List.of(
                cursor.substring(0, 10) + last + cursor.substring(11), cursor.substring(1), "", "%00", "!", "AAAA")) {
            reader().queryParam("actor", account)
                    .queryParam("cursor", bad)
                    .get("/audit/events")
                    .then()
                    .statusCode(400)
                    .contentType(PROBLEM)
                    .body("violations[0].field", equalTo("cursor"));
        }
        reader().queryParam("actor", "another")
                .queryParam("cursor", cursor)
                .get("/audit/events")
                .then()
                .statusCode(400);
    }

    @Test
    @DisplayName("Filters: from is inclusive, to exclusive; actor, subject and client match exactly, words by prefix")
    void filters() {
        String first = topics.signIn(account, "till-a", NOON).toString();
        String second = topics.signIn(account, "till-b", NOON.plusSeconds(1)).toString();
        await(2);

        expect(List.of(second, first), "actor", account);
        expect(List.of(second, first), "subject", account);
        expect(List.of(first), "actor", account, "client_id", "till-a");
        expect(List.of(first), "actor", account, "to", "2026-02-01T12:00:01Z");
        expect(List.of(second), "actor", account, "from", "2026-02-01T13:00:01+01:00");
        expect(List.of(second, first), "actor", account, "from", "2016-12-31T23:59:60Z");
        expect(List.of(second, first), "actor", account, "from", "0001-01-01T00:00:00Z", "to", "9999-12-31T23:59:59Z");
        expect(List.of(second, first), "q", account);
        expect(List.of(second, first), "q", account.substring(0, 22).toUpperCase(java.util.Locale.ROOT));
        expect(List.of(second), "q", "TILL-B " + account);
        expect(List.of(), "q", account + " nowhere");
        expect(List.of(), "actor", "'; DROP TABLE audit_event; --");
        expect(List.of(), "q", "' | 'a':* & !x " + account);
        expect(List.of(), "actor", account, "type", "io.tillgate.other.SignInSucceeded");
    }

    @ParameterizedTest
    @DisplayName("Bad filters are 400 with the parameter's name")
    @CsvSource({
        "limit=0,limit",
        "limit=201,limit",
        "limit=-1,limit",
        "limit=many,limit",
        "limit=99999999999999999999,limit",
        "limit=,limit",
        "from=yesterday,from",
        "from=2026-02-01,from",
        "from=2026-02-01T12:00:60Z,from",
        "to=%2B999999999-01-01T00:00:00Z,to",
        "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z,to",
        "actor=%00,actor",
        "actor=,actor",
        "subject=%0A,subject",
        "type=a%20b,type",
        "type=%27,type",
        "q=,q",
        "q=---,q",
        "scope=,scope",
        "address=%0A,address",
        "actor=a&actor=b,actor",
        "cursor=x,cursor",
    })
    void badFilters(String query, String field) {
        reader().urlEncodingEnabled(false)
                .get("/audit/events?" + query)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("https://tillgate.io/problems/invalid-request"))
                .body("violations.field", hasItem(field));
    }

    @Test
    @DisplayName("Administrators and audit:read may read, others may not")
    void access() {
        given().get("/audit/events")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", equalTo("Bearer realm=\"tillgate\""));
        given().get("/audit/events/" + UUID.randomUUID()).then().statusCode(401);
        String admin = issuer.userToken("a", "pos-admin", "account admin", List.of("user", "administrator"));
        given().auth().oauth2(admin).get("/audit/events").then().statusCode(200);
        for (String token : List.of(
                issuer.userToken("a", "pos-admin", "account", List.of("user", "administrator")),
                issuer.userToken("a", "pos-admin", "admin", List.of("user")),
                issuer.clientToken("gastro-module", "scopes:write"))) {
            given().auth()
                    .oauth2(token)
                    .get("/audit/events")
                    .then()
                    .statusCode(403)
                    .contentType(PROBLEM)
                    .header("WWW-Authenticate", containsString("insufficient_scope"));
        }
    }

    @Test
    @DisplayName("Unknown events and paths are 404, unknown methods 405, a large body 413")
    void framework() {
        reader().get("/audit/events/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType(PROBLEM);
        reader().get("/audit/events/seven").then().statusCode(404).contentType(PROBLEM);
        reader().urlEncodingEnabled(false)
                .get("/audit/events/%00")
                .then()
                .statusCode(404)
                .contentType(PROBLEM);
        reader().get("/audit/nothing").then().statusCode(404).contentType(PROBLEM);
        reader().post("/audit/events").then().statusCode(405).contentType(PROBLEM);
        reader().delete("/audit/events/" + UUID.randomUUID())
                .then()
                .statusCode(405)
                .contentType(PROBLEM);
        reader().body(new byte[70_000])
                .post("/audit/events")
                .then()
                .statusCode(413)
                .contentType(PROBLEM);
    }

    @Test
    @DisplayName("Events are found by the address that they came from, and by a scope")
    void addressAndScope() {
        UUID id = topics.event(
                "io.tillgate.token.TokenIssued",
                account,
                "{\"account_id\":\"" + account
                        + "\",\"address\":\"203.0.113.7\",\"scopes\":[\"check_sales\",\"audit:read\"]}");
        await(1);

        expect(List.of(id.toString()), "actor", account, "address", "203.0.113.7");
        expect(List.of(), "actor", account, "address", "203.0.113.8");
        expect(List.of(id.toString()), "actor", account, "scope", "check_sales");
        expect(List.of(id.toString()), "actor", account, "scope", "audit:read");
        expect(List.of(), "actor", account, "scope", "check_sale");
    }

    @Test
    @DisplayName("RFC 4180: all results are exported as CSV, and no cell is a formula")
    void csv() {
        for (int i = 0; i < 3; i++) {
            topics.event("io.tillgate.odd.Odd", "=1+1", "{\"account_id\":\"" + account + "\",\"text\":\"a\\\"b,c\"}");
        }
        await(3);

        Response answer = reader().get("/audit/events.csv?actor=" + account);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/csv");
        List<String> lines = answer.asString().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("time,type,id,");
        assertThat(lines.get(1)).contains(",'=1+1,", "\"{\"\"account_id\"\":").endsWith("\"");
        reader().get("/audit/events.csv?from=x").then().statusCode(400).contentType(PROBLEM);
        given().get("/audit/events.csv").then().statusCode(401).contentType(PROBLEM);
    }

    @Test
    @DisplayName("An empty list has no next page")
    void empty() {
        reader().queryParam("actor", "nobody-" + account)
                .get("/audit/events")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0))
                .body("next_cursor", nullValue())
                .body("$", not(org.hamcrest.Matchers.hasKey("next_cursor")));
    }

    private Response page(@Nullable String cursor) {
        RequestSpecification request = reader().queryParam("actor", account).queryParam("limit", 7);
        return (cursor == null ? request : request.queryParam("cursor", cursor)).get("/audit/events");
    }

    private void expect(List<String> ids, String... parameters) {
        RequestSpecification request = reader();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        request.get("/audit/events").then().statusCode(200).body("items.id", equalTo(ids));
    }

    private void await(int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> reader().get("/audit/events?limit=200&actor=" + account)
                        .then()
                        .body("items.size()", equalTo(count)));
    }

    private RequestSpecification reader() {
        return given().auth().oauth2(issuer.clientToken("auditor", "audit:read"));
    }
}
