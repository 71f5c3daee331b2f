package io.tillgate.testissuer;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;

/** A second issuer with its own topic at the same brokers. Its key has the same id as that of {@link TestIssuer}. */
public final class PartnerIssuer implements AutoCloseable {
    public static final String ISSUER = "https://partner.test";
    public static final String TOPIC = "partner.revocations.v1";

    private final TestIssuer issuer = new TestIssuer();
    private final RevocationWriter revocations;

    public PartnerIssuer(String bootstrap) {
        try (AdminClient admin = AdminClient.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the topic was not created", e);
        }
        issuer.start();
        revocations = new RevocationWriter(bootstrap, TOPIC, issuer.key(), ISSUER).startHeart();
    }

    public String jwksUrl() {
        return issuer.url() + "/oauth/jwks";
    }

    public SigningKey key() {
        return issuer.key();
    }

    public RevocationWriter revocations() {
        return revocations;
    }

    /** The claims of a valid token of one of its accounts. */
    public static TokenFixture token() {
        return new TokenFixture().with("iss", ISSUER);
    }

    @Override
    public void close() {
        revocations.close();
        issuer.close();
    }
}
