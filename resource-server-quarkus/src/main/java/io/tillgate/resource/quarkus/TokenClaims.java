package io.tillgate.resource.quarkus;

import io.quarkus.oidc.TokenIntrospection;
import io.tillgate.resource.token.MalformedTokenException;
import io.tillgate.resource.token.VerifiedToken;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The claims of RFC 9068 section 2.2 and RFC 7662 section 2.2, whichever of the two a token came by. */
final class TokenClaims {
    private final Function<String, @Nullable Object> source;

    private TokenClaims(Function<String, @Nullable Object> source) {
        this.source = source;
    }

    static TokenClaims of(JsonWebToken jwt) {
        return new TokenClaims(jwt::getClaim);
    }

    static TokenClaims of(TokenIntrospection introspection) {
        return new TokenClaims(name -> introspection.getJsonObject().get(name));
    }

    String issuer() {
        return text("iss");
    }

    Set<String> audience() {
        return texts(source.apply("aud"));
    }

    /** An API key may have no end; an access token has one (RFC 9068 section 2.2). */
    Instant expiresAt() {
        return apiKeyId() != null && source.apply("exp") == null ? Instant.MAX : time("exp");
    }

    /** The id of the API key that this speaks of; null where it is an access token. */
    @Nullable
    String apiKeyId() {
        return optionalText("key_id");
    }

    Instant notBefore() {
        return source.apply("nbf") == null ? Instant.EPOCH : time("nbf");
    }

    VerifiedToken toToken(@Nullable String signingKeyId) {
        @Nullable String apiKeyId = apiKeyId();
        return apiKeyId == null ? toAccessToken(signingKeyId) : toApiKey(apiKeyId);
    }

    private VerifiedToken toApiKey(String id) {
        String name = "key:" + id;
        return new VerifiedToken(
                name,
                text("sub"),
                name,
                null,
                id,
                null,
                words(optionalText("scope")),
                texts(source.apply("groups")),
                time("as_of"),
                expiresAt());
    }

    private VerifiedToken toAccessToken(@Nullable String signingKeyId) {
        return new VerifiedToken(
                text("jti"),
                text("sub"),
                text("client_id"),
                optionalText("grant_id"),
                null,
                signingKeyId,
                words(optionalText("scope")),
                texts(source.apply("groups")),
                time("iat"),
                expiresAt());
    }

    private String text(String name) {
        String value = optionalText(name);
        if (value == null || value.isEmpty()) {
            throw new MalformedTokenException("claim " + name + " is missing");
        }
        return value;
    }

    private @Nullable String optionalText(String name) {
        Object value = source.apply(name);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        return string(value);
    }

    private Instant time(String name) {
        Object value = source.apply(name);
        try {
            if (value instanceof Number seconds) {
                return Instant.ofEpochSecond(seconds.longValue());
            }
            if (value instanceof JsonNumber seconds) {
                return Instant.ofEpochSecond(seconds.longValue());
            }
        } catch (DateTimeException e) {
            throw new MalformedTokenException("claim " + name + " is no time", e);
        }
        throw new MalformedTokenException("claim " + name + " is not a number");
    }

    private static Set<String> words(@Nullable String text) {
        return text == null || text.isBlank()
                ? Set.of()
                : Set.copyOf(Arrays.asList(text.strip().split(" +")));
    }

    private static Set<String> texts(@Nullable Object value) {
        if (value == null || value == JsonValue.NULL) {
            return Set.of();
        }
        if (value instanceof JsonArray || value instanceof Collection<?>) {
            Set<String> all = new LinkedHashSet<>();
            ((Collection<?>) value).forEach(each -> all.add(string(each)));
            return all;
        }
        return Set.of(string(value));
    }

    private static String string(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw new MalformedTokenException("a claim is not a string");
    }
}
