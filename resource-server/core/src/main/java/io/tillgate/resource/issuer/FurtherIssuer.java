package io.tillgate.resource.issuer;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is said of an issuer beside the main one.
 *
 * @param issuer its {@code iss}
 * @param formerIssuers names that it has had before
 * @param audience who this API is in its tokens' {@code aud}; empty: as for the main one
 * @param jwksUrl where its keys are
 * @param kafka settings of the client for its brokers; empty: those of the main one
 * @param revocationTopic the topic of its revocations, and of nobody else's
 * @param enforcementTopic where it is told what is applied; null where it is not
 */
public record FurtherIssuer(
        String issuer,
        Set<String> formerIssuers,
        Set<String> audience,
        URI jwksUrl,
        Map<String, String> kafka,
        String revocationTopic,
        @Nullable String enforcementTopic) {

    /** Nothing of the main one's client, and least of all its credentials, goes to other brokers. */
    Map<String, Object> kafkaOr(Map<String, Object> main) {
        return kafka.isEmpty() ? main : new HashMap<>(kafka);
    }
}
