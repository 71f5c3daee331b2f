package io.tillgate.transport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(UntrustedProxyTest.ProxyElsewhere.class)
@DisplayName("If TLS is required and the caller is not the trusted proxy")
class UntrustedProxyTest {

    @Test
    @DisplayName("An X-Forwarded-Proto from an address that is not trusted does not help")
    void forged() {
        PassedRequests.COUNT.set(0);
        given().header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", "10.1.2.3")
                .post("/oauth/token")
                .then()
                .statusCode(400);
        assertThat(PassedRequests.COUNT).hasValue(0);
    }

    /** Believes an address that nobody here has. */
    public static class ProxyElsewhere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return TlsRequired.behindProxy("10.1.2.3");
        }
    }
}
