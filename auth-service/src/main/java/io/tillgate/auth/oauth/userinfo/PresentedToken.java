package io.tillgate.auth.oauth.userinfo;

import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.support.request.OAuthParameters;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An access token that a client sends to a protected resource, in the header or in a form (RFC 6750 sections 2.1 and
 * 2.2); the query is not supported.
 *
 * @param value the token
 */
record PresentedToken(String value) {
    private static final String BEARER = "bearer ";

    /**
     * Returns the token of a request; empty if there is none.
     *
     * @throws OAuthException with {@code invalid_request} if there is more than one (RFC 6750 section 2)
     */
    static Optional<PresentedToken> of(
            @Nullable List<String> authorization, @Nullable MediaType type, @Nullable String body) {
        List<String> tokens = new ArrayList<>();
        if (authorization != null) {
            authorization.stream()
                    .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(BEARER))
                    .map(header -> header.substring(BEARER.length()).strip())
                    .forEach(tokens::add);
        }
        if (type != null && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)) {
            OAuthParameters.parse(type, body).one("access_token").ifPresent(tokens::add);
        }
        if (tokens.size() > 1) {
            throw OAuthException.of(
                    OAuthErrorCode.INVALID_REQUEST, "The access token is sent in more than one way, or more than once");
        }
        return tokens.stream().findFirst().map(PresentedToken::new);
    }

    @Override
    public String toString() {
        return "PresentedToken[redacted]";
    }
}
