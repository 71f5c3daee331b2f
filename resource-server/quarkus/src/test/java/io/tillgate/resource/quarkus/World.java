package io.tillgate.resource.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
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

/** Starts the world around the application under test, and gives itself to the tests. */
public final class World implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedServers servers;
    private @Nullable TestIssuer issuer;
    private @Nullable RevocationWriter revocations;
    private @Nullable PartnerIssuer partner;
    private boolean issuerAwayAtStart;
    private boolean withPartner;

    @Override
    public void init(Map<String, String> arguments) {
        issuerAwayAtStart = arguments.containsKey("issuer-away-at-start");
        withPartner = arguments.containsKey("with-partner");
    }

    @Override
    public Map<String, String> start() {
        EmbeddedServers startedServers = EmbeddedServers.start();
        TestIssuer startedIssuer = new TestIssuer();
        if (!issuerAwayAtStart) {
            startedIssuer.start();
        }
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
        if (withPartner) {
            PartnerIssuer startedPartner = new PartnerIssuer(startedServers.kafkaBootstrap());
            partner = startedPartner;
            config.put("tillgate.resource-server.issuers.partner.issuer", PartnerIssuer.ISSUER);
            config.put("tillgate.resource-server.issuers.partner.jwks-url", startedPartner.jwksUrl());
            config.put("tillgate.resource-server.issuers.partner.revocation.topic", PartnerIssuer.TOPIC);
        }
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

    @SuppressWarnings("NullAway") // started
    public EmbeddedServers servers() {
        return servers;
    }

    @SuppressWarnings("NullAway") // started
    public TestIssuer issuer() {
        return issuer;
    }

    @SuppressWarnings("NullAway") // started
    public RevocationWriter revocations() {
        return revocations;
    }

    @SuppressWarnings("NullAway") // started
    public PartnerIssuer partner() {
        return partner;
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
