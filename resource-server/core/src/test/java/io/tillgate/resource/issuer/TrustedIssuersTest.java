package io.tillgate.resource.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillgate.event.RevocationKey.Kind;
import io.tillgate.event.Topic;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.resource.key.VerificationKey;
import io.tillgate.resource.measure.Measure;
import io.tillgate.resource.revocation.RevocationDelays;
import io.tillgate.resource.revocation.RevocationTopic;
import io.tillgate.resource.staleness.StalenessGate.Decision;
import io.tillgate.resource.staleness.StalenessLimits;
import io.tillgate.resource.staleness.StalenessPolicy;
import io.tillgate.resource.token.JoseHeader;
import io.tillgate.resource.token.MalformedTokenException;
import io.tillgate.resource.token.TokenClaims;
import io.tillgate.resource.token.VerifiedToken;
import io.tillgate.testissuer.PartnerIssuer;
import io.tillgate.testissuer.RevocationWriter;
import io.tillgate.testissuer.SigningKey;
import io.tillgate.testissuer.TestIssuer;
import io.tillgate.testissuer.TickingClock;
import io.tillgate.testissuer.TokenFixture;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class TrustedIssuersTest {
    private static final String PARTNER_AUDIENCE = "https://partner-api.test";

    static EmbeddedServers servers;
    static TestIssuer main;
    static RevocationWriter revocations;
    static PartnerIssuer partner;
    static TrustedIssuers issuers;

    @BeforeAll
    static void start() {
        servers = EmbeddedServers.shared();
        main = new TestIssuer();
        main.start();
        revocations =
                new RevocationWriter(servers.kafkaBootstrap(), Topic.REVOCATIONS.topicName(), main.key()).startHeart();
        partner = new PartnerIssuer(servers.kafkaBootstrap());
        issuers = issuers(PartnerIssuer.TOPIC);
        issuers.start();
    }

    @AfterAll
    static void stop() {
        issuers.close();
        partner.close();
        revocations.close();
        main.close();
    }

    @BeforeEach
    void bothAreKnown() {
        await().until(() -> decision(TestIssuer.ISSUER) == Decision.SERVE
                && decision(PartnerIssuer.ISSUER) == Decision.SERVE
                && issuers.readiness().ready());
    }

    @Test
    @DisplayName("The tokens of each issuer are accepted; roles are given by the groups of the main one alone")
    void both() throws Exception {
        VerifiedToken own = accepted(new TokenFixture().signedWith(main.key()));
        VerifiedToken others = accepted(partnerToken().signedWith(partner.key()));

        assertThat(own.issuer()).isEqualTo(TestIssuer.ISSUER);
        assertThat(own.groups()).contains("master");
        assertThat(others.issuer()).isEqualTo(PartnerIssuer.ISSUER);
        assertThat(others.scopes()).contains("menu:read");
        assertThat(others.groups()).isEmpty();
    }

    @Test
    @DisplayName("A token is verified by its own issuer's keys alone, even where two keys have the same id")
    void crossSigned() {
        assertThat(partner.key().keyId()).isEqualTo(main.key().keyId());
        assertThatThrownBy(() -> accepted(new TokenFixture().signedWith(partner.key())))
                .isInstanceOf(InvalidJwtException.class);
        assertThatThrownBy(() -> accepted(partnerToken().signedWith(main.key())))
                .isInstanceOf(InvalidJwtException.class);
    }

    @Test
    @DisplayName("A token of an untrusted issuer, or without an issuer, is refused")
    void nobodys() {
        for (TokenFixture fixture : new TokenFixture[] {
            new TokenFixture().with("iss", "https://evil.test"),
            new TokenFixture().with("iss", null),
            new TokenFixture().with("iss", 1)
        }) {
            assertThatThrownBy(() -> accepted(fixture.signedWith(main.key())))
                    .isInstanceOf(MalformedTokenException.class);
        }
        assertThatThrownBy(() -> issuers.of("a.b")).isInstanceOf(MalformedTokenException.class);
        assertThat(issuers.of("an-opaque-token").issuer()).isEqualTo(TestIssuer.ISSUER);
    }

    @Test
    @DisplayName("Each issuer has its own rule for the audience")
    void audience() {
        assertThatThrownBy(() -> accepted(PartnerIssuer.token().signedWith(partner.key())))
                .isInstanceOf(InvalidJwtException.class);
        assertThatThrownBy(() -> accepted(
                        new TokenFixture().with("aud", PARTNER_AUDIENCE).signedWith(main.key())))
                .isInstanceOf(InvalidJwtException.class);
    }

    @Test
    @DisplayName("A revocation of one issuer does not affect another's tokens, even with equal names")
    void revoked() throws Exception {
        TokenFixture fixture = new TokenFixture();
        TokenFixture twin = partnerToken().with("jti", fixture.claim("jti")).with("sub", fixture.claim("sub"));
        VerifiedToken own = accepted(fixture.signedWith(main.key()));
        VerifiedToken others = accepted(twin.signedWith(partner.key()));

        partner.revocations().revoke(Kind.JTI, fixture.claim("jti"));
        partner.revocations().revoke(Kind.SUB, fixture.claim("sub"));
        await().until(() -> isRevoked(others));
        assertThat(isRevoked(own)).isFalse();

        TokenFixture second = partnerToken();
        VerifiedToken living = accepted(second.signedWith(partner.key()));
        revocations.revoke(Kind.JTI, second.claim("jti"));
        revocations.revoke(Kind.JTI, fixture.claim("jti"));
        await().until(() -> isRevoked(own));
        assertThat(isRevoked(living)).isFalse();
    }

    @Test
    @DisplayName("A record signed by another issuer is not applied, whatever its content and topic")
    void forged() throws Exception {
        TokenFixture fixture = new TokenFixture();
        VerifiedToken own = accepted(fixture.signedWith(main.key()));

        revocations.write(Kind.JTI, fixture.claim("jti"), partner.key());

        await().until(() -> !issuers.readiness().ready());
        assertThat(isRevoked(own)).isFalse();
        assertThat(decision(PartnerIssuer.ISSUER)).isEqualTo(Decision.SERVE);
        revocations.revoke(Kind.JTI, fixture.claim("jti"));
        await().until(() -> issuers.readiness().ready());
        assertThat(isRevoked(own)).isTrue();
    }

    @Test
    @DisplayName(
            "If a further issuer's heartbeats are missing, only its tokens are refused; the instance stays ready for"
                    + " the main issuer")
    void stale() {
        partner.revocations().pauseHeart();
        try {
            await().until(() -> decision(PartnerIssuer.ISSUER) == Decision.REFUSE);
            await().until(() -> decision(TestIssuer.ISSUER) == Decision.SERVE
                    && issuers.readiness().ready());
            assertThat(issuers.readiness().details()).containsEntry("issuer_partner_tokens", "refuse");
        } finally {
            partner.revocations().resumeHeart();
        }
        await().until(() -> decision(PartnerIssuer.ISSUER) == Decision.SERVE);
    }

    @Test
    @DisplayName("An unverified record of a further issuer blocks that issuer's tokens only, until it is cured")
    void rejected() {
        partner.revocations().write("jti:garbage", "garbage");

        await().until(() -> decision(PartnerIssuer.ISSUER) == Decision.REFUSE);
        await().until(() -> decision(TestIssuer.ISSUER) == Decision.SERVE
                && issuers.readiness().ready());
        partner.revocations().write("jti:garbage", null);
        await().until(() -> decision(PartnerIssuer.ISSUER) == Decision.SERVE);
    }

    @Test
    @DisplayName("Numbers of several issuers have the issuer as a label")
    void measured() {
        assertThat(issuers.measures())
                .extracting(Measure::labels)
                .contains(Map.of("issuer", TestIssuer.ISSUER), Map.of("issuer", PartnerIssuer.ISSUER));
    }

    @Test
    @DisplayName("Two issuers cannot share a topic, where one's records would take the place of the other's")
    void sharedTopic() {
        assertThatThrownBy(() -> issuers(Topic.REVOCATIONS.topicName()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Topic.REVOCATIONS.topicName());
    }

    @Test
    @DisplayName("A new key is fetched as soon after the machine's clock was set back as before")
    void clockSetBack() throws Exception {
        TickingClock clock = new TickingClock();
        try (TrustedIssuer issuer = new TrustedIssuer(settings(), "till", RevocationDelays.UNNOTED, clock)) {
            assertThat(issuer.keys().find(main.key().keyId())).isPresent();
            assertThat(issuer.keys().find("next")).isEmpty();
            clock.advance(Duration.ofHours(-1));
            main.publish(SigningKey.rsa("next"));

            await().until(() -> issuer.keys().find("next").isPresent());
        }
    }

    private static TrustedIssuers issuers(String partnerTopic) {
        FurtherIssuer other = new FurtherIssuer(
                PartnerIssuer.ISSUER,
                Set.of(),
                Set.of(PARTNER_AUDIENCE),
                URI.create(partner.jwksUrl()),
                Map.of(),
                partnerTopic,
                null);
        return new TrustedIssuers(
                settings(), Map.of("partner", other), "till", RevocationDelays.UNNOTED, Clock.systemUTC());
    }

    private static IssuerSettings settings() {
        Duration second = Duration.ofSeconds(1);
        return new IssuerSettings(
                TestIssuer.ISSUER,
                Set.of(),
                Set.of(TokenFixture.AUDIENCE),
                IssuerSettings.jwksOf(URI.create(main.url())),
                second,
                second,
                new RevocationTopic(
                        Topic.REVOCATIONS.topicName(), Map.of("bootstrap.servers", servers.kafkaBootstrap())),
                Duration.ZERO,
                null,
                new StalenessLimits(
                        StalenessPolicy.INTROSPECT, second.multipliedBy(8), second.multipliedBy(8), Map.of()),
                null);
    }

    private static TokenFixture partnerToken() {
        return PartnerIssuer.token().with("aud", PARTNER_AUDIENCE);
    }

    private static VerifiedToken accepted(String token) throws Exception {
        TrustedIssuer issuer = issuers.of(token);
        JoseHeader header = JoseHeader.of(token);
        VerificationKey key = issuer.keys().find(header.keyId()).orElseThrow();
        return issuers.read(TokenClaims.of(issuer.verifier().verify(token, key)::getClaimValue), header.keyId());
    }

    private static boolean isRevoked(VerifiedToken token) {
        return issuers.of(token).revocations().isRevoked(token);
    }

    private static Decision decision(String issuer) {
        return issuers.decide(issuers.named(issuer));
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
