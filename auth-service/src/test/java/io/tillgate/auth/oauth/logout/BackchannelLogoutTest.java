package io.tillgate.auth.oauth.logout;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.TokenFlow;
import io.tillgate.auth.client.ClientAttributes;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.grant.Authentication;
import io.tillgate.auth.grant.Grant;
import io.tillgate.auth.grant.GrantRepository;
import io.tillgate.auth.grant.GrantRevocations;
import io.tillgate.auth.session.BrowserSession;
import io.tillgate.auth.session.BrowserSessions;
import io.tillgate.event.AccountChanged;
import io.tillgate.testsupport.CapturedLog;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BackchannelLogoutTest extends TokenFlow {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    @Inject
    Pool pool;

    @Inject
    BrowserSessions sessions;

    @Inject
    GrantRepository grants;

    @Inject
    GrantRevocations revocations;

    @Inject
    ClientRepository clients;

    private final RelyingParty relyingParty = new RelyingParty();

    @AfterEach
    void close() {
        relyingParty.close();
    }

    @Test
    @DisplayName("Back-Channel Logout §2.4, §2.5: a logout token is posted as a form, with the required claims")
    void logoutToken() throws Exception {
        String client = client(relyingParty.logoutUri());
        BrowserSession session = session();
        grant(client, session);
        Instant before = Instant.now();

        end(session);

        SignedJWT token =
                await().until(() -> received(1), tokens -> !tokens.isEmpty()).get(0);
        assertThat(token.getHeader().getType().getType()).isEqualTo("logout+jwt");
        JWKSet keys = JWKSet.parse(given().get("/oauth/jwks").asString());
        assertThat(token.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getClaims().keySet())
                .isEqualTo(Set.of("iss", "sub", "aud", "iat", "exp", "jti", "sid", "events"));
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:8080");
        assertThat(claims.getSubject()).isEqualTo(account.toString());
        assertThat(claims.getAudience()).containsExactly(client);
        assertThat(claims.getStringClaim("sid")).isEqualTo(session.id().toString());
        assertThat(claims.getJSONObjectClaim("events")).isEqualTo(Map.of(EVENT, Map.of()));
        assertThat(claims.getExpirationTime().toInstant())
                .isBetween(before.plusSeconds(60), Instant.now().plusSeconds(120));
    }

    @Test
    @DisplayName(
            "Every client with a grant of the session is notified, whatever the state of the grant; no other client is")
    void clientsOfTheSession() {
        String one = client(relyingParty.logoutUri());
        String two = client(relyingParty.logoutUri());
        String stranger = client(relyingParty.logoutUri());
        String silent = client(null);
        BrowserSession session = session();
        BrowserSession other = session();
        grant(one, session);
        grant(one, session);
        grant(silent, session);
        UUID dead = grant(two, session);
        grant(stranger, other);
        run(pool.withTransaction(tx -> revocations.revoke(tx, dead, "revoked_by_client", Instant.now())));

        end(session);

        await().until(() -> received(2), tokens -> tokens.size() == 2);
        assertThat(audiences()).isEqualTo(Set.of(one, two));
        end(other);
        await().until(() -> received(3), tokens -> tokens.size() == 3);
        assertThat(audiences()).isEqualTo(Set.of(one, two, stranger));
    }

    @Test
    @DisplayName("Disabling the account also sends logout tokens and raises SignedOut")
    void accountDisabled() {
        String client = client(relyingParty.logoutUri());
        BrowserSession session = session();
        grant(client, session);

        topics.send(new AccountChanged(
                account.toString(), userName, "disabled", List.of("user"), 2, "disabled", CREATED, null, null));

        await().atMost(20, SECONDS).until(() -> received(1), tokens -> tokens.size() == 1);
        await().atMost(20, SECONDS)
                .until(() -> topics.read("tillgate.tokens.v1").stream()
                        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                        .anyMatch(json -> json.contains(session.id().toString())
                                && json.contains("\"reason\":\"account_disabled\"")));
    }

    @Test
    @DisplayName("A logout token that was not accepted is sent again with the same jti until it is")
    void retry() throws Exception {
        relyingParty.answer(500);
        String client = client(relyingParty.logoutUri());
        BrowserSession session = session();
        grant(client, session);
        end(session);
        await().until(() -> received(2), tokens -> tokens.size() == 2);
        assertThat(waiting(client)).isEqualTo(1);

        relyingParty.answer(204);

        await().until(() -> waiting(client) == 0);
        Set<String> ids =
                received(0).stream().map(BackchannelLogoutTest::id).collect(java.util.stream.Collectors.toSet());
        assertThat(ids).hasSize(1);
    }

    @Test
    @DisplayName(
            "Delivery to a client that never answers is given up, does not delay others, and the log gives the reason")
    void giveUp() {
        String dead = client(URI.create("http://127.0.0.1:1/logout"));
        String alive = client(relyingParty.logoutUri());
        BrowserSession session = session();
        grant(dead, session);
        grant(alive, session);

        try (CapturedLog log = new CapturedLog()) {
            end(session);

            await().until(() -> received(1), tokens -> tokens.size() == 1);
            assertThat(waiting(dead)).isEqualTo(1);
            await().untilAsserted(() -> assertThat(log.lines())
                    .anyMatch(line -> line.startsWith("Client " + dead + " did not accept a logout token, attempt 1: ")
                            && line.endsWith("could not be called: the connection was refused")));
        }
        run(pool.preparedQuery("UPDATE logout_notice SET created_at = created_at - interval '1 day',"
                        + " next_attempt_at = created_at WHERE client_id = $1")
                .execute(Tuple.of(dead)));
        await().until(() -> waiting(dead) == 0);
    }

    @Test
    @DisplayName("A session that is ended many times at once causes one notification")
    void endedAtOnce() {
        String client = client(relyingParty.logoutUri());
        BrowserSession session = session();
        grant(client, session);

        List<Uni<Boolean>> ends = IntStream.range(0, 8)
                .mapToObj(i -> pool.withTransaction(tx -> sessions.end(tx, session.id(), "session_ended", null)))
                .toList();
        List<Boolean> ended = run(Uni.join().all(ends).andFailFast());

        assertThat(ended.stream().filter(Boolean::booleanValue)).hasSize(1);
        await().until(() -> waiting(client) == 0);
        assertThat(received(0)).hasSize(1);
    }

    @Test
    @DisplayName("If the end of a session is rolled back, no client is notified")
    void rolledBack() {
        String client = client(relyingParty.logoutUri());
        BrowserSession session = session();
        grant(client, session);

        Uni<Boolean> failing = pool.withTransaction(tx -> sessions.end(tx, session.id(), "session_ended", null)
                .flatMap(ended -> Uni.createFrom().failure(new IllegalStateException("planned"))));
        Boolean ended = run(failing.onFailure(IllegalStateException.class).recoverWithItem(false));

        assertThat(ended).isFalse();
        assertThat(waiting(client)).isZero();
        end(session);
        await().until(() -> received(1), tokens -> tokens.size() == 1);
    }

    private BrowserSession session() {
        BrowserSessions.SignIn signIn = new BrowserSessions.SignIn(
                account, CREATED, BrowserSession.ACR_PASSWORD, List.of(BrowserSession.AMR_PASSWORD), "test");
        return run(pool.withTransaction(tx -> sessions.begin(tx, signIn, null))).session();
    }

    private UUID grant(String clientId, BrowserSession session) {
        Instant now = Instant.now();
        Grant grant = new Grant(
                UUID.randomUUID(),
                clientId,
                account,
                List.of("openid"),
                List.of(API),
                true,
                false,
                0,
                List.of("openid"),
                now,
                now.plusSeconds(3600),
                now.plusSeconds(3600),
                CREATED,
                null,
                session.authenticatedAt(),
                new Authentication(session.id(), session.authenticatedAt(), session.acr(), session.amr(), null, null));
        run(grants.insert(pool, grant));
        return grant.id();
    }

    private String client(@Nullable URI logoutUri) {
        String id = "rp-" + UUID.randomUUID();
        run(clients.insert(
                pool,
                RegisteredClient.of(id)
                        .with(ClientAttributes.AUTH_METHOD, RegisteredClient.AuthMethod.NONE)
                        .with(ClientAttributes.BACKCHANNEL_LOGOUT_URI, logoutUri)
                        .with(ClientAttributes.BACKCHANNEL_LOGOUT_SESSION_REQUIRED, true),
                null));
        return id;
    }

    private void end(BrowserSession session) {
        Boolean ended =
                run(pool.withTransaction(tx -> sessions.end(tx, session.id(), "session_ended", account.toString())));
        assertThat(ended).isTrue();
    }

    private long waiting(String clientId) {
        return run(pool.preparedQuery("SELECT count(*) FROM logout_notice WHERE client_id = $1")
                        .execute(Tuple.of(clientId)))
                .iterator()
                .next()
                .getLong(0);
    }

    private List<SignedJWT> received(int atLeast) {
        return relyingParty.received().size() < atLeast ? List.of() : relyingParty.received();
    }

    private Set<String> audiences() {
        return relyingParty.received().stream()
                .map(BackchannelLogoutTest::claims)
                .map(claims -> claims.getAudience().get(0))
                .collect(java.util.stream.Collectors.toSet());
    }

    private static String id(SignedJWT token) {
        return claims(token).getJWTID();
    }

    private static JWTClaimsSet claims(SignedJWT token) {
        try {
            return token.getJWTClaimsSet();
        } catch (java.text.ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T run(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }
}
