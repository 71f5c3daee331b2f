package io.tillgate.resource.token;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a JWT (RFC 9068 section 2.2) or an introspection response (RFC 7662 section 2.2). Values are strings,
 * numbers, instants and collections of strings.
 */
public final class TokenClaims {
    private final Function<String, @Nullable Object> source;

    private TokenClaims(Function<String, @Nullable Object> source) {
        this.source = source;
    }

    /** Creates claims from a function that returns a claim by its name; null if there is none. */
    public static TokenClaims of(Function<String, @Nullable Object> source) {
        return new TokenClaims(source);
    }

    String issuer() {
        return text("iss");
    }

    Set<String> audience() {
        return texts(source.apply("aud"));
    }

    /** Returns {@code exp}, which an API key may lack and an access token must have (RFC 9068 section 2.2). */
    Instant expiresAt() {
        return apiKeyId() != null && source.apply("exp") == null ? Instant.MAX : time("exp");
    }

    Instant notBefore() {
        return source.apply("nbf") == null ? Instant.EPOCH : time("nbf");
    }

    /**
     * Returns the verified token.
     *
     * @param signingKeyId the id of the key that signed the token; null for an opaque token
     * @throws MalformedTokenException if a required claim is missing, or the token is bound to a key of its client
     */
    public VerifiedToken toToken(@Nullable String signingKeyId) {
        if (source.apply("cnf") != null) {
            // RFC 9449 section 7.2, RFC 8705 section 3: a stolen key-bound token must not be usable as a bearer token.
            throw new MalformedTokenException("the token is bound to a key, but was sent as a bearer token");
        }
        @Nullable String apiKeyId = apiKeyId();
        return apiKeyId == null ? toAccessToken(signingKeyId) : toApiKey(apiKeyId);
    }

    private VerifiedToken toApiKey(String id) {
        String name = "key:" + id;
        return new VerifiedToken(
                issuer(),
                name,
                text("sub"),
                name,
                null,
                id,
                null,
                scopes(),
                texts(source.apply("groups")),
                time("as_of"),
                expiresAt(),
                null);
    }

    private VerifiedToken toAccessToken(@Nullable String signingKeyId) {
        return new VerifiedToken(
                issuer(),
                text("jti"),
                text("sub"),
                text("client_id"),
                optionalText("grant_id"),
                null,
                signingKeyId,
                scopes(),
                texts(source.apply("groups")),
                issuedAt(),
                expiresAt(),
                source.apply("auth_time") == null ? null : time("auth_time"));
    }

    /** Returns {@code iat}; for a token issued in the second of a revocation, the next second ({@code counts_from}). */
    private Instant issuedAt() {
        Instant issuedAt = time("iat");
        return source.apply("counts_from") == null ? issuedAt : time("counts_from");
    }

    private @Nullable String apiKeyId() {
        return optionalText("key_id");
    }

    private String text(String name) {
        String value = optionalText(name);
        if (value == null || value.isEmpty()) {
            throw new MalformedTokenException("claim " + name + " is missing");
        }
        return value;
    }

    private @Nullable String optionalText(String name) {
        @Nullable Object value = source.apply(name);
        return value == null ? null : string(value);
    }

    private Instant time(String name) {
        @Nullable Object value = source.apply(name);
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof Number seconds) {
            try {
                return Instant.ofEpochSecond(seconds.longValue());
            } catch (DateTimeException e) {
                throw new MalformedTokenException("claim " + name + " is not a time", e);
            }
        }
        throw new MalformedTokenException("claim " + name + " is not a number");
    }

    /** Splits {@code scope} at spaces (RFC 9068 section 2.2.3). */
    private Set<String> scopes() {
        String text = optionalText("scope");
        return text == null || text.isBlank()
                ? Set.of()
                : Set.copyOf(Arrays.asList(text.strip().split(" +")));
    }

    private static Set<String> texts(@Nullable Object value) {
        if (value == null) {
            return Set.of();
        }
        if (value instanceof Collection<?> values) {
            Set<String> all = new LinkedHashSet<>();
            values.forEach(each -> all.add(string(each)));
            return all;
        }
        return Set.of(string(value));
    }

    private static String string(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new MalformedTokenException("a claim is not a string");
    }
}
