package io.tillgate.resource.quarkus;

import static io.restassured.RestAssured.given;
import static io.tillgate.resource.quarkus.Calls.assertUnavailable;
import static io.tillgate.resource.quarkus.Calls.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tillgate.testissuer.TokenFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(IssuerAwayAtStartTest.IssuerAway.class)
@SuppressWarnings("NullAway.Init")
class IssuerAwayAtStartTest {
    World world;

    public static final class IssuerAway implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(World.class, Map.of("issuer-away-at-start", "true")));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    @DisplayName("The API starts while the issuer is away, answers 503, and recovers once it is back")
    void comesBack() {
        String token = new TokenFixture().signedWith(world.issuer().key());
        assertUnavailable(get("/menu", token));
        given().get("/open").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
        assertThat(ReadyProbe.status()).isEqualTo(503);

        world.issuer().start();

        ReadyProbe.awaitReady();
        get("/menu", token).statusCode(200);
    }
}
