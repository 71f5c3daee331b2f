package io.tillgate.resource.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillgate.event.Revocation;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.resource.token.VerifiedToken;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevocationLogTest {
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");
    private final RevocationLog log = new RevocationLog();

    @ParameterizedTest
    @CsvSource({"JTI,id", "GRANT,grant", "KEY,api-key", "KID,kid"})
    @DisplayName("A token by its id, a grant, an API key and what a key signed are dead whenever they were issued")
    void named(Kind kind, String value) {
        log.apply(revocation(kind, value, THEN));

        assertThat(log.isRevoked(token(THEN.minusSeconds(1)))).isTrue();
        assertThat(log.isRevoked(token(THEN.plusSeconds(100)))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"SUB,account", "CLIENT,client", "SCOPE,sales:read"})
    @DisplayName("not_before: what was issued before it is dead, what was issued at it or later lives")
    void before(Kind kind, String value) {
        log.apply(revocation(kind, value, THEN));

        assertThat(log.isRevoked(token(THEN.minusSeconds(1)))).isTrue();
        assertThat(log.isRevoked(token(THEN))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"JTI,other", "GRANT,id", "SUB,id", "CLIENT,account", "SCOPE,sales", "KID,client", "KEY,grant"})
    @DisplayName("Another's revocation does nothing")
    void others(Kind kind, String value) {
        log.apply(revocation(kind, value, THEN.plusSeconds(1000)));

        assertThat(log.isRevoked(token(THEN))).isFalse();
    }

    @Test
    @DisplayName("An older record of the same key, replayed, takes nothing back")
    void replayed() {
        log.apply(revocation(Kind.SUB, "account", THEN));
        log.apply(revocation(Kind.SUB, "account", THEN.minusSeconds(500)));

        assertThat(log.isRevoked(token(THEN.minusSeconds(1)))).isTrue();
        assertThat(log.size()).isEqualTo(1);
    }

    @Test
    @DisplayName("A record is forgotten once no token that it is about can live")
    void forgotten() {
        log.apply(revocation(Kind.JTI, "id", THEN));
        log.forgetExpired(THEN.plusSeconds(3600));
        assertThat(log.size()).isEqualTo(1);

        log.forgetExpired(THEN.plusSeconds(3601));

        assertThat(log.size()).isZero();
    }

    private static Revocation revocation(Kind kind, String value, Instant notBefore) {
        return new Revocation(
                "set", "issuer", THEN, RevocationKey.of(kind, value), notBefore, THEN.plusSeconds(3600), "test", null);
    }

    private static VerifiedToken token(Instant issuedAt) {
        return new VerifiedToken(
                "id",
                "account",
                "client",
                "grant",
                "api-key",
                "kid",
                Set.of("menu:read", "sales:read"),
                Set.of(),
                issuedAt,
                issuedAt.plusSeconds(3600));
    }
}
