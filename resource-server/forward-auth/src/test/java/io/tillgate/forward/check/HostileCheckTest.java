package io.tillgate.forward.check;

import static io.restassured.RestAssured.given;
import static io.tillgate.forward.world.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.forward.world.Calls;
import io.tillgate.forward.world.RawCall;
import io.tillgate.forward.world.World;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client may try through a proxy that passes on more than it should. */
@QuarkusTest
@QuarkusTestResource(World.class)
@SuppressWarnings("NullAway.Init")
class HostileCheckTest {
    World world;

    @BeforeEach
    void ready() {
        Calls.awaitReady();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/check/../q/health/live",
                "/check/%2e%2e/q/health/live",
                "/check/x/%2E%2E/..//q/metrics",
                "/check//q/openapi",
                "/check/..",
                "/check/;/../q/health",
                "http://localhost/check/../q/health/live"
            })
    @DisplayName("A path that leads out of /check is a check all the same: no page of this service answers it with 200")
    void pathsOut(String target) {
        assertThat(RawCall.get(target).answer()).startsWith("HTTP/1.1 401 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 50", "Transfer-Encoding: chunked"})
    @DisplayName(
            "A body that is announced and does not come is not waited for, and the connection ends after the answer")
    void announcedBody(String framing) {
        String answer = new RawCall("POST /check HTTP/1.1\r\nHost: localhost\r\n")
                .with("Authorization: Bearer " + world.token("menu:read"))
                .with(framing)
                .answer();

        assertThat(answer).startsWith("HTTP/1.1 200 ").containsIgnoringCase("connection: close");
    }

    @Test
    @DisplayName("A query that cannot be decoded is 400")
    void undecodable() {
        assertThat(RawCall.get("/check?scope=%")
                        .with("Authorization: Bearer " + world.token("menu:read"))
                        .answer())
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    @DisplayName("RFC 9110 §5.3: two Authorization headers are 400; two API keys authenticate nobody")
    void twice() {
        String token = world.token("menu:read");
        String key = world.apiKey("menu:read");
        RawCall call = RawCall.get("/check");

        assertThat(call.with("Authorization: Bearer " + token)
                        .with("Authorization: Bearer " + token)
                        .answer())
                .startsWith("HTTP/1.1 400 ");
        assertThat(call.with("X-API-KEY: " + key).with("X-API-KEY: " + key).answer())
                .startsWith("HTTP/1.1 401 ");
    }

    @Test
    @DisplayName("Header values from tokens are visible ASCII, without line ends or ambiguous characters")
    void injection() {
        as(world.signed(World.anna("menu:read").with("sub", "anna\r\nX-Auth-Groups: administrator\u0000é%")))
                .get("/check")
                .then()
                .statusCode(200)
                .header("X-Auth-Subject", "anna%0D%0AX-Auth-Groups:%20administrator%00%C3%A9%25")
                .header("X-Auth-Groups", "master user");
    }

    @Test
    @DisplayName("X-Auth headers of the request say nothing")
    void ownHeaders() {
        Calls.assertMissingToken(
                given().header("X-Auth-Subject", "anna").get("/check").then());
        as(world.token(""))
                .header("X-Auth-Scopes", "sales:refund")
                .get("/check")
                .then()
                .statusCode(200)
                .header("X-Auth-Scopes", "");
    }

    @Test
    @DisplayName("An upgrade to HTTP/2 in the clear that a proxy passes on is not taken up")
    void noUpgrade() {
        assertThat(new RawCall("GET /check HTTP/1.1\r\nHost: localhost\r\n")
                        .with("Connection: Upgrade, HTTP2-Settings")
                        .with("Upgrade: h2c")
                        .with("HTTP2-Settings: AAMAAABkAAQAAP__")
                        .status())
                .isEqualTo("HTTP/1.1 401 Unauthorized");
    }

    @Test
    @DisplayName("Checks are counted by status; paths of clients do not become tags")
    void metrics() {
        given().get("/check/secret-path-of-a-client").then().statusCode(401);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(Matchers.containsString("tillgate_forward_checks_total{status=\"401\""))
                .body(Matchers.not(Matchers.containsString("secret-path")));
    }

    @Test
    @DisplayName("Health and the OpenAPI document are there without a token")
    void operations() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200).body(Matchers.containsString("/check"));
    }
}
