package io.tillgate.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tillgate.event.Topic;
import io.tillgate.local.EmbeddedServers;
import io.tillgate.testissuer.PartnerIssuer;
import io.tillgate.testissuer.RevocationWriter;
import io.tillgate.testissuer.TestIssuer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts the environment of a resource server: real servers, an issuer, and optionally a partner issuer. Injects itself
 * into the tests.
 */
@SuppressWarnings("NullAway") // started
public abstract class ResourceServerWorld implements QuarkusTestResourceLifecycleManager {
    private final TestIssuer issuer;
    private @Nullable EmbeddedServers servers;
    private @Nullable RevocationWriter revocations;
    private @Nullable PartnerIssuer partner;

    protected ResourceServerWorld(TestIssuer issuer) {
        this.issuer = issuer;
    }

    /** The settings of the server. Those of its issuers are added. */
    protected abstract ServiceSettings settings(EmbeddedServers servers);

    /** Returns whether the issuer is available from the start. */
    protected boolean isIssuerThere() {
        return true;
    }

    /** Returns whether there is a partner issuer. */
    protected boolean hasPartner() {
        return false;
    }

    @Override
    public Map<String, String> start() {
        EmbeddedServers started = EmbeddedServers.start();
        servers = started;
        if (isIssuerThere()) {
            issuer.start();
        }
        revocations = new RevocationWriter(
                        started.kafkaBootstrap(), Topic.REVOCATIONS.topicName(), issuer.key(), issuer.name())
                .startHeart();
        ServiceSettings settings = settings(started).issuer(issuer);
        if (hasPartner()) {
            PartnerIssuer other = new PartnerIssuer(started.kafkaBootstrap());
            partner = other;
            settings.with("tillgate.resource-server.issuers.partner.issuer", PartnerIssuer.ISSUER)
                    .with("tillgate.resource-server.issuers.partner.jwks-url", other.jwksUrl())
                    .with("tillgate.resource-server.issuers.partner.revocation.topic", PartnerIssuer.TOPIC);
        }
        return settings.toMap();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(getClass()));
    }

    @Override
    public void stop() {
        if (partner != null) {
            partner.close();
        }
        if (revocations != null) {
            revocations.close();
        }
        issuer.close();
        if (servers != null) {
            servers.close();
        }
    }

    public final EmbeddedServers servers() {
        return servers;
    }

    public final TestIssuer issuer() {
        return issuer;
    }

    public final RevocationWriter revocations() {
        return revocations;
    }

    public final PartnerIssuer partner() {
        return partner;
    }
}
