package io.tillgate.resource.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.resource.revocation.RevocationLog;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenClaimsTest {
    private static final long SECOND = 1_800_000_000L;

    @Test
    @DisplayName("A revocation compares counts_from if the token has it, else iat")
    void countsFrom() {
        RevocationLog log = new RevocationLog();
        Instant next = Instant.ofEpochSecond(SECOND + 1);
        log.apply(new Revocation(
                "id", "iss", next, RevocationKey.of(Kind.SUB, "ada"), next, next.plusSeconds(3_600), "test", null));

        assertThat(log.isRevoked(token(Map.of()))).isTrue();
        assertThat(log.isRevoked(token(Map.of("counts_from", SECOND)))).isTrue();
        assertThat(log.isRevoked(token(Map.of("counts_from", SECOND + 1)))).isFalse();
    }

    private static VerifiedToken token(Map<String, Object> more) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss", "iss", "jti", "token", "sub", "ada", "client_id", "till", "iat", SECOND, "exp", SECOND + 3_600));
        claims.putAll(more);
        return TokenClaims.of(claims::get).toToken("key");
    }
}
