package io.tillgate.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokenRevocationTest extends TokenFlow {
    @Test
    @DisplayName("RFC 7009 §2.1: another client's token is left alone, with 200")
    void revocationIsBoundToTheOwner() {
        String token = passwordGrant(userName, PASSWORD).path("access_token");
        form().auth()
                .preemptive()
                .basic("stranger", "stranger-secret")
                .formParam("token", token)
                .post("/oauth/revoke")
                .then()
                .statusCode(200);
        assertThat(introspectAs("backoffice", "backoffice-secret", token)).containsEntry("active", true);

        form().formParams("token", token, "client_id", "chimpy-pos")
                .post("/oauth/revoke")
                .then()
                .statusCode(200);
        assertThat(introspectAs("backoffice", "backoffice-secret", token)).isEqualTo(Map.of("active", false));
    }
}
