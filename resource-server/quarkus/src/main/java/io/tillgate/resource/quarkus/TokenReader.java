package io.tillgate.resource.quarkus;

import io.quarkus.oidc.TokenIntrospection;
import io.tillgate.resource.issuer.TrustedIssuers;
import io.tillgate.resource.token.IntrospectionReader;
import io.tillgate.resource.token.JoseHeader;
import io.tillgate.resource.token.TokenClaims;
import io.tillgate.resource.token.VerifiedToken;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads verified tokens from the types of {@code quarkus-oidc}. */
final class TokenReader {
    private final TrustedIssuers issuers;
    private final IntrospectionReader introspections;

    TokenReader(TrustedIssuers issuers, IntrospectionReader introspections) {
        this.issuers = issuers;
        this.introspections = introspections;
    }

    /** Reads a JWT whose signature, issuer, audience and times have been verified. */
    VerifiedToken read(JsonWebToken jwt) {
        return issuers.read(
                TokenClaims.of(name -> plain(jwt.getClaim(name))),
                JoseHeader.of(jwt.getRawToken()).keyId());
    }

    /** Reads an active introspection response. */
    VerifiedToken read(TokenIntrospection introspection) {
        return introspections.read(
                TokenClaims.of(name -> plain(introspection.getJsonObject().get(name))));
    }

    /** Converts a JSON-P value into a Java value, as far as claims of Tillgate use its types. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonString text) {
            return text.getString();
        }
        if (value instanceof JsonNumber number) {
            return number.longValue();
        }
        return value instanceof JsonArray array
                ? array.stream().map(TokenReader::plain).toList()
                : value;
    }
}
