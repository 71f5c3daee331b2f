package io.tillgate.resource.spring;

import io.tillgate.resource.token.ApiKeyValue;
import io.tillgate.resource.token.BearerToken;
import io.tillgate.resource.token.MalformedTokenException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * Finds the access token (RFC 6750 section 2.1) or the API key of a request. A request with both is refused as
 * ambiguous. An API key is accepted in its own header only.
 */
final class TokenResolver implements BearerTokenResolver {
    private final String apiKeyHeader;

    TokenResolver(String apiKeyHeader) {
        this.apiKeyHeader = apiKeyHeader;
    }

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        List<String> authorization = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        List<String> keys = Collections.list(request.getHeaders(apiKeyHeader));
        try {
            if (keys.isEmpty()) {
                return BearerToken.from(authorization).map(BearerToken::value).orElse(null);
            }
            if (!authorization.isEmpty()) {
                throw new MalformedTokenException("an API key and an Authorization header in one request");
            }
            ApiKeyValue.from(keys);
            return keys.get(0);
        } catch (MalformedTokenException e) {
            throw new InvalidBearerTokenException(e.getMessage(), e);
        }
    }
}
