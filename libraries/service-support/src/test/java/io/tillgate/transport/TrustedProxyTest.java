package io.tillgate.transport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TrustedProxyTest.ProxyOnLoopback.class)
@DisplayName("If TLS is required and the caller is a trusted proxy")
class TrustedProxyTest {

    @Test
    @DisplayName("A request that the proxy received over TLS passes")
    void overTls() {
        given().header("X-Forwarded-Proto", "https").post("/oauth/token").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https, http", "http,https", "", "ftp"})
    @DisplayName("A request that the proxy received over plain HTTP is refused, also if only one hop was plain")
    void inTheClear(String proto) {
        PassedRequests.COUNT.set(0);
        given().header("X-Forwarded-Proto", proto).post("/oauth/token").then().statusCode(400);
        assertThat(PassedRequests.COUNT).hasValue(0);
    }

    @Test
    @DisplayName("If the proxy does not say how it received the request, the request is refused")
    void silent() {
        given().post("/oauth/token").then().statusCode(400);
    }

    /** Believes this machine. */
    public static class ProxyOnLoopback implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return TlsRequired.behindProxy("127.0.0.1");
        }
    }
}
