package io.tillgate.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.junit.QuarkusTest;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SameSecondTest extends CodeFlow {

    @Test
    @DisplayName(
            "RFC 7519 §4.1.6: iat is not ahead of the clock in the second of a revocation, and the token works at once")
    void iatIsNotAhead() throws ParseException {
        String before = passwordGrant(userName, PASSWORD).path("access_token");
        Instant notBefore = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(5);
        change("UPDATE account SET tokens_not_before = $1 WHERE id = $2", notBefore.atOffset(ZoneOffset.UTC), account);
        change(
                "INSERT INTO revocation (key, not_before, expires_at, signed_by) VALUES ($1, $2, $3, 'test')",
                "sub:" + account,
                notBefore.atOffset(ZoneOffset.UTC),
                notBefore.plusSeconds(3_600).atOffset(ZoneOffset.UTC));

        String after = passwordGrant(userName, PASSWORD).path("access_token");

        JWTClaimsSet claims = SignedJWT.parse(after).getJWTClaimsSet();
        assertThat(claims.getIssueTime().toInstant()).isBeforeOrEqualTo(Instant.now());
        assertThat(claims.getLongClaim("counts_from")).isEqualTo(notBefore.getEpochSecond());
        assertThat(isActive(after)).isTrue();
        assertThat(isActive(before)).isFalse();
    }

    @Test
    @DisplayName("A token that nothing was revoked before does not name another second than iat")
    void usually() throws ParseException {
        String token = passwordGrant(userName, PASSWORD).path("access_token");

        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getClaim("counts_from"))
                .isNull();
    }
}
