package io.tillgate.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = EmptyLog.class, restrictToAnnotatedClass = true)
@DisplayName("A log with nothing in it answers as any other")
class EmptyLogTest {
    @SuppressWarnings("NullAway.Init") // by EmptyLog
    AuditIssuer issuer;

    @BeforeEach
    void ready() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        reader().get("/audit/events").then().statusCode(200).body("items", empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=1", "from=1&to=1", "from=1&to=0", "from=0", "from=2", "to=1"})
    @DisplayName("No size is one of its checkpoints: a consistency proof is 400")
    void consistency(String query) {
        reader().get("/audit/proofs/consistency?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem("from"))
                .body("violations.message", everyItem(equalTo("must be the size of a checkpoint")));
    }

    @Test
    @DisplayName("It is complete, and nothing of it is signed")
    void others() {
        reader().get("/audit/completeness").then().statusCode(200).body("complete", equalTo(true));
        reader().get("/audit/checkpoints").then().statusCode(200).body("items", empty());
        for (String path : List.of("verify", "export", "checkpoints/latest")) {
            reader().get("/audit/" + path).then().statusCode(404);
        }
    }

    private RequestSpecification reader() {
        return given().auth().oauth2(issuer.clientToken("auditor", "audit:read"));
    }
}
