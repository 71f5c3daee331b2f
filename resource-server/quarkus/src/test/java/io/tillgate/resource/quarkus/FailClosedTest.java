package io.tillgate.resource.quarkus;

import static io.restassured.RestAssured.given;
import static io.tillgate.resource.quarkus.Calls.assertInvalidToken;
import static io.tillgate.resource.quarkus.Calls.assertUnavailable;
import static io.tillgate.resource.quarkus.Calls.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.testissuer.TokenFixture;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(World.class)
@SuppressWarnings("NullAway.Init")
class FailClosedTest {
    World world;

    @Inject
    ResourceServerMetrics registered;

    @Inject
    MeterRegistry registry;

    @BeforeEach
    void ready() {
        ReadyProbe.awaitReady();
    }

    @Test
    @DisplayName("fail-closed: while revocations are unknown every token gets 503, and recovers without a restart")
    void kafkaKilled() {
        String token = new TokenFixture().signedWith(world.issuer().key());
        get("/menu", token).statusCode(200);

        world.servers().killKafka();
        try {
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> Calls.status("/menu", token) == 503);
            assertUnavailable(get("/menu", token));
            assertInvalidToken(get("/menu", "not-even.a.token"));
            given().get("/open").then().statusCode(200);
            assertThat(ReadyProbe.status()).isEqualTo(503);
            given().get("/q/health/live").then().statusCode(200);
        } finally {
            world.servers().startKafka();
        }

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Calls.status("/menu", token) == 200);
        ReadyProbe.awaitReady();
    }

    @Test
    @DisplayName("Meters show the staleness and the numbers of applied and held records")
    void meters() {
        String metrics = given().get("/q/metrics").asString();

        assertThat(metrics)
                .contains(
                        "tillgate_revocation_staleness_seconds",
                        "tillgate_revocation_records_applied_total",
                        "tillgate_revocation_log_size",
                        "tillgate_token_cache_size");
    }

    @Test
    @DisplayName("An API that has stopped leaves no meters, so that the next one in this process shows its own")
    void stopped() {
        registered.stop(new ShutdownEvent());
        try {
            assertThat(given().get("/q/metrics").asString())
                    .doesNotContain("tillgate_revocation_staleness", "tillgate_token_cache_size");
        } finally {
            registered.bindTo(registry);
        }
    }
}
