package io.tillgate.auth.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Parses the JWK set of a client. A key of an unknown type, with a missing member or with a value out of range is
 * ignored (RFC 7517 section 5).
 */
public final class ClientKeySet {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ClientKeySet() {}

    /** Returns the usable public keys; fails with {@link IllegalArgumentException} if the text is no JWK set. */
    public static JWKSet parse(String json) {
        JsonNode keys = read(json).path("keys");
        if (!keys.isArray()) {
            throw new IllegalArgumentException("not a JWK set");
        }
        return new JWKSet(StreamSupport.stream(keys.spliterator(), false)
                .flatMap(ClientKeySet::usable)
                .toList());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JWK set", e);
        }
    }

    private static Stream<JWK> usable(JsonNode key) {
        try {
            return Stream.ofNullable(JWK.parse(key.toString()).toPublicJWK()).filter(ClientSignatures::isUsable);
        } catch (ParseException | RuntimeException e) { // invalid values cause various exceptions
            return Stream.empty();
        }
    }
}
