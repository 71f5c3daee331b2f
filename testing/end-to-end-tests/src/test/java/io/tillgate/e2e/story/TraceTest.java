package io.tillgate.e2e.story;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.tillgate.e2e.stack.RunningStack;
import io.tillgate.e2e.stack.Suite;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RunningStack
class TraceTest {
    private final Suite suite;
    private final String trace = UUID.randomUUID().toString().replace("-", "");

    TraceTest(Suite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "01"})
    @DisplayName("W3C Trace Context: what a request does is found in the audit log by its trace id, sampled or not")
    void found(String flags) {
        String parent = "00-" + trace + "-b7ad6b7169203331-" + flags;
        String userName = Suite.newUserName();
        String admin = suite.adminToken();
        suite.as(admin)
                .header("traceparent", parent)
                .contentType(ContentType.JSON)
                .body(Map.of("user_name", userName, "password", Suite.PASSWORD))
                .post("/users")
                .then()
                .statusCode(201);
        signIn(parent, userName);

        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(types(admin))
                        .contains("io.tillgate.account.AccountChanged", "io.tillgate.token.TokenIssued"));
    }

    @Test
    @DisplayName("An unauthenticated caller cannot attach events to another's trace")
    void unproven() {
        String parent = "00-" + trace + "-b7ad6b7169203331-01";
        String userName = Suite.newUserName();
        suite.request()
                .header("traceparent", parent)
                .contentType(ContentType.JSON)
                .body(Map.of("user_name", userName, "password", Suite.PASSWORD))
                .post("/users")
                .then()
                .statusCode(201);
        suite.request()
                .header("traceparent", parent)
                .auth()
                .preemptive()
                .basic(trace, "guessed")
                .post("/oauth/introspect")
                .then()
                .statusCode(401);
        signIn(parent, userName);

        String admin = suite.adminToken();

        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(types(admin)).contains("io.tillgate.token.TokenIssued"));
        assertThat(types(admin))
                .doesNotContain("io.tillgate.account.AccountChanged", "io.tillgate.client.ClientAuthenticationFailed");
    }

    private void signIn(String parent, String userName) {
        suite.request()
                .header("traceparent", parent)
                .auth()
                .preemptive()
                .basic("pos-admin", suite.stack().clientSecret("pos_admin"))
                .contentType(ContentType.JSON)
                .body(Map.of("user_name", userName, "password", Suite.PASSWORD))
                .post("/auth/token")
                .then()
                .statusCode(201);
    }

    private List<String> types(String admin) {
        return suite.as(admin)
                .queryParam("trace_id", trace)
                .get("/audit/events")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.type");
    }
}
