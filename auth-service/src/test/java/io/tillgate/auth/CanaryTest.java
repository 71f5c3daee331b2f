package io.tillgate.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSObject;
import io.quarkus.test.junit.QuarkusTest;
import io.tillgate.event.Revocation;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CanaryTest extends AdminFlow {

    @Test
    @DisplayName("The canary is revoked every few seconds, each time for tokens that lived before, under one key")
    void revoked() {
        List<Map<String, Object>> canaries = await().atMost(30, SECONDS)
                .until(this::canaries, found -> times(found).distinct().count() >= 2);

        // One that a compromised key had signed is signed again, with its time.
        assertThat(times(canaries).toList()).isSorted();
        Map<String, Object> last = canaries.get(canaries.size() - 1);
        Instant decided = Revocation.fromClaims(last).issuedAt();
        assertThat(Duration.between(decided, Instant.now())).isBetween(Duration.ZERO, Duration.ofSeconds(60));
        assertThat(number(last, "exp") - number(last, "not_before")).isEqualTo(600);
    }

    @Test
    @DisplayName("No client can be registered under its name")
    void reserved() {
        admin().body(document(Map.of("client_id", Revocation.CANARY_CLIENT)))
                .post("/clients")
                .then()
                .statusCode(400);
    }

    private List<Map<String, Object>> canaries() {
        return topics.read("tillgate.revocations.v1").stream()
                .filter(record -> ("client:" + Revocation.CANARY_CLIENT).equals(record.key()))
                .map(record -> claims(new String(record.value(), StandardCharsets.US_ASCII)))
                .toList();
    }

    private static Stream<Long> times(List<Map<String, Object>> canaries) {
        return canaries.stream().map(canary -> number(canary, "not_before"));
    }

    private static long number(Map<String, Object> claims, String name) {
        return ((Number) claims.get(name)).longValue();
    }

    private static Map<String, Object> claims(String compact) {
        try {
            return JWSObject.parse(compact).getPayload().toJSONObject();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
