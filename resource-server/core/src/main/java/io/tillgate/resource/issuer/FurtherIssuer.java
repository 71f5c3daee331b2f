package io.tillgate.resource.issuer;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an issuer other than the main one.
 *
 * @param issuer its {@code iss}
 * @param formerIssuers its former names
 * @param audience this API's identifiers in {@code aud} of its tokens; empty for those of the main issuer
 * @param jwksUrl the address of its JWK Set
 * @param kafka the Kafka client's settings for its brokers; empty for those of the main issuer
 * @param revocationTopic the topic of its revocations, which no other issuer uses
 * @param enforcementTopic the topic of the enforcement reports to it; null if none are sent
 */
public record FurtherIssuer(
        String issuer,
        Set<String> formerIssuers,
        Set<String> audience,
        URI jwksUrl,
        Map<String, String> kafka,
        String revocationTopic,
        @Nullable String enforcementTopic) {

    /** Returns its own client settings or else the main issuer's, never a mixture, which could leak credentials. */
    Map<String, Object> kafkaOr(Map<String, Object> main) {
        return kafka.isEmpty() ? main : new HashMap<>(kafka);
    }
}
