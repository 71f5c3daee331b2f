package io.tillgate.forward.world;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tillgate.event.RevocationKey;
import io.tillgate.event.Topic;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.testissuer.PartnerIssuer;
import io.tillgate.testissuer.RevocationWriter;
import io.tillgate.testissuer.TestIssuer;
import io.tillgate.testissuer.TokenFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the world around the service, and gives itself to the tests. */
public final class World implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedServers servers;
    private @Nullable TestIssuer issuer;
    private @Nullable RevocationWriter revocations;
    private @Nullable PartnerIssuer partner;

    @Override
    public Map<String, String> start() {
        EmbeddedServers startedServers = EmbeddedServers.start();
        TestIssuer startedIssuer = new TestIssuer();
        startedIssuer.start();
        servers = startedServers;
        issuer = startedIssuer;
        revocations = new RevocationWriter(
                        startedServers.kafkaBootstrap(), Topic.REVOCATIONS.topicName(), startedIssuer.key())
                .startHeart();
        Map<String, String> config = new HashMap<>();
        config.put("kafka.bootstrap.servers", startedServers.kafkaBootstrap());
        config.put("tillgate.resource-server.issuer", TestIssuer.ISSUER);
        config.put("tillgate.resource-server.audience", TokenFixture.AUDIENCE);
        config.put("tillgate.resource-server.auth-server-url", startedIssuer.url());
        config.put("tillgate.resource-server.client-id", TestIssuer.CLIENT_ID);
        config.put("tillgate.resource-server.client-secret-file", secretFile().toString());
        config.put("tillgate.resource-server.staleness.max-age", "3s");
        PartnerIssuer startedPartner = new PartnerIssuer(startedServers.kafkaBootstrap());
        partner = startedPartner;
        config.put("tillgate.resource-server.issuers.partner.issuer", PartnerIssuer.ISSUER);
        config.put("tillgate.resource-server.issuers.partner.jwks-url", startedPartner.jwksUrl());
        config.put("tillgate.resource-server.issuers.partner.revocation.topic", PartnerIssuer.TOPIC);
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(World.class));
    }

    @Override
    public void stop() {
        if (partner != null) {
            partner.close();
        }
        if (revocations != null) {
            revocations.close();
        }
        if (issuer != null) {
            issuer.close();
        }
        if (servers != null) {
            servers.close();
        }
    }

    /** A token of Anna's at the client {@code till}, with these scopes. */
    public String token(String scope) {
        return signed(anna(scope));
    }

    /** What such a token says. */
    public static TokenFixture anna(String scope) {
        return new TokenFixture().with("sub", "anna").with("client_id", "till").with("scope", scope);
    }

    @SuppressWarnings("NullAway") // started
    public String signed(TokenFixture token) {
        return token.signedWith(issuer.key());
    }

    /** A token of another issuer's Anna. */
    @SuppressWarnings("NullAway") // started
    public String partnersToken() {
        return PartnerIssuer.token().with("sub", "anna").signedWith(partner.key());
    }

    /** An API key of Anna's with these scopes. */
    @SuppressWarnings("NullAway") // started
    public String apiKey(String scope) {
        return anna(scope).apiKeyAt(issuer);
    }

    /** Revokes every token of an account that was issued until now. */
    @SuppressWarnings("NullAway") // started
    public void revokeAccount(String subject) {
        revocations.revoke(RevocationKey.Kind.SUB, subject);
    }

    @SuppressWarnings("NullAway") // started
    public EmbeddedServers servers() {
        return servers;
    }

    private static Path secretFile() {
        try {
            Path file = Files.createTempFile("client-secret", "");
            file.toFile().deleteOnExit();
            return Files.writeString(file, TestIssuer.CLIENT_SECRET + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
