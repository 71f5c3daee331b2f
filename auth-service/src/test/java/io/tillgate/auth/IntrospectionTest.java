package io.tillgate.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IntrospectionTest extends TokenFlow {
    @Test
    @DisplayName("RFC 7662 §2.2: a token that is not the caller's business is inactive, and nothing else")
    void introspectionIsAudienceFiltered() {
        String token = passwordGrant(userName, PASSWORD).path("access_token");

        assertThat(introspectAs("stranger", "stranger-secret", token)).isEqualTo(Map.of("active", false));
        assertThat(introspectAs("backoffice", "backoffice-secret", token)).containsEntry("active", true);
        form().formParams("token", token, "client_id", "chimpy-pos")
                .post("/oauth/introspect")
                .then()
                .statusCode(401);
    }
}
