package io.tillgate.resource.token;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A token from the {@code Authorization} header (RFC 6750 section 2.1). {@code toString} is redacted. */
public final class BearerToken {
    private static final String SCHEME = "bearer ";
    private static final String API_KEY = "tg_";
    private static final int MAX_CHARACTERS = 8 * 1024;
    private static final Pattern B64_TOKEN = Pattern.compile("[A-Za-z0-9\\-._~+/]+=*");

    private final String value;

    private BearerToken(String value) {
        this.value = value;
    }

    /**
     * Parses the values of a request's {@code Authorization} headers.
     *
     * @return empty if the header is missing or has another scheme
     * @throws MalformedTokenException if there is more than one header, or the token is missing, too long, or an API
     *     key
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
        String token = withoutBlanks(header.substring(SCHEME.length()));
        if (token.isEmpty()) {
            throw new MalformedTokenException("the bearer token is empty");
        }
        if (token.length() > MAX_CHARACTERS) {
            throw new MalformedTokenException("the token is longer than " + MAX_CHARACTERS + " characters");
        }
        if (token.startsWith(API_KEY)) {
            throw new MalformedTokenException("an API key is not a bearer token: it has its own header");
        }
        return Optional.of(new BearerToken(token));
    }

    /** Removes leading spaces; any number may follow the scheme (RFC 9110 section 11.4). */
    private static String withoutBlanks(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return text.substring(start);
    }

    /** The token itself, for verification only; never write it to a log or an error. */
    public String value() {
        return value;
    }

    /**
     * Parses the JOSE header of a JWT without verifying it; empty for an opaque token. The result is not kept, because
     * a cached token does not need it.
     *
     * @throws MalformedTokenException if the token is neither a b64token nor a JWS
     */
    public Optional<JoseHeader> joseHeader() {
        if (!B64_TOKEN.matcher(value).matches()) {
            throw new MalformedTokenException("not a b64token");
        }
        return value.indexOf('.') < 0 ? Optional.empty() : Optional.of(JoseHeader.of(value));
    }

    /** Returns the digest by which caches identify this token. */
    public TokenDigest digest() {
        return TokenDigest.of(value);
    }

    @Override
    public String toString() {
        return "BearerToken[redacted]";
    }
}
