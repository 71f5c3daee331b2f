package io.tillgate.resource.token;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A token from the {@code Authorization} header, RFC 6750 section 2.1. Its text form is redacted. */
public final class BearerToken {
    private static final String SCHEME = "bearer ";
    private static final int MAX_CHARACTERS = 8 * 1024;
    private static final Pattern B64_TOKEN = Pattern.compile("[A-Za-z0-9\\-._~+/]+=*");

    private final String value;
    private final @Nullable JoseHeader header;

    private BearerToken(String value) {
        this.value = value;
        this.header = value.indexOf('.') < 0 ? null : JoseHeader.of(value);
    }

    /**
     * Reads the values of a request's {@code Authorization} headers.
     *
     * @return empty where none of them speaks of a bearer token
     * @throws MalformedTokenException where the header is sent twice or the token cannot be one
     */
    public static Optional<BearerToken> from(List<String> authorizationHeaders) {
        if (authorizationHeaders.isEmpty()) {
            return Optional.empty();
        }
        if (authorizationHeaders.size() > 1) {
            throw new MalformedTokenException("more than one Authorization header");
        }
        String header = authorizationHeaders.get(0);
        if (header.equalsIgnoreCase(SCHEME.strip())) {
            throw new MalformedTokenException("the bearer token is empty");
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String token = header.substring(SCHEME.length());
        if (token.length() > MAX_CHARACTERS || !B64_TOKEN.matcher(token).matches()) {
            throw new MalformedTokenException("not a b64token of at most " + MAX_CHARACTERS + " characters");
        }
        return Optional.of(new BearerToken(token));
    }

    /** The token itself: for verification only, never for a log or an error. */
    public String value() {
        return value;
    }

    /** The JOSE header of a JWT, not verified yet; empty for an opaque token. */
    public Optional<JoseHeader> joseHeader() {
        return Optional.ofNullable(header);
    }

    /** The key that caches know this token by. */
    public TokenDigest digest() {
        return TokenDigest.of(value);
    }

    @Override
    public String toString() {
        return header == null ? "BearerToken[opaque]" : "BearerToken[" + header + "]";
    }
}
