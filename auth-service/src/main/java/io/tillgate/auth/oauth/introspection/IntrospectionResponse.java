package io.tillgate.auth.oauth.introspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillgate.auth.account.Account;
import io.tillgate.auth.oauth.token.ActiveKey;
import io.tillgate.auth.oauth.token.ActiveToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The response of the introspection endpoint (RFC 7662 section 2.2).
 *
 * @param active whether the token is valid now
 * @param scope its scopes, separated by spaces
 * @param clientId the client that received it; absent for an API key
 * @param username the account's user name; absent for a client
 * @param tokenType {@code Bearer}, or {@code api_key}
 * @param exp when it expires, in seconds since the epoch; absent for an API key that does not expire
 * @param iat when it was issued, in seconds since the epoch
 * @param authTime when the account signed in, in seconds since the epoch; absent for clients and API keys
 * @param sub the account's id, or the client's
 * @param aud its audience; for an API key, the audience of the calling resource server
 * @param iss the issuer
 * @param jti its id
 * @param grantId the grant that it belongs to; absent if there is none
 * @param groups the account's groups; absent for a client
 * @param keyId the id of the API key; absent for a token
 * @param asOf for an API key, the issue time for revocations of its account's tokens, in seconds since the epoch
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IntrospectionResponse(
        boolean active,
        @Nullable String scope,
        @Nullable String clientId,
        @Nullable String username,
        @Nullable String tokenType,
        @Nullable Long exp,
        @Nullable Long iat,
        @Nullable Long authTime,
        @Nullable String sub,
        @Nullable List<String> aud,
        @Nullable String iss,
        @Nullable String jti,
        @Nullable String grantId,
        @Nullable List<String> groups,
        @Nullable String keyId,
        @Nullable Long asOf) {

    /** The response for a token that is invalid or that the caller may not inspect. */
    static final IntrospectionResponse INACTIVE = new IntrospectionResponse(
            false, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    static IntrospectionResponse of(ActiveToken token, Optional<Account> account, String issuer) {
        return new IntrospectionResponse(
                true,
                String.join(" ", token.scopes()),
                token.clientId(),
                account.map(Account::userName).orElse(null),
                "Bearer",
                token.expiresAt().getEpochSecond(),
                token.issuedAt().getEpochSecond(),
                token.authTime() == null ? null : token.authTime().getEpochSecond(),
                token.subject(),
                token.audience(),
                issuer,
                token.id(),
                token.grantId() == null ? null : token.grantId().toString(),
                account.map(Account::groups).orElse(null),
                null,
                null);
    }

    static IntrospectionResponse of(ActiveKey active, List<String> audience, String issuer) {
        @Nullable Instant expiresAt = active.key().expiresAt();
        return new IntrospectionResponse(
                true,
                String.join(" ", active.scopes()),
                null,
                active.account().userName(),
                "api_key",
                expiresAt == null ? null : expiresAt.getEpochSecond(),
                active.key().createdAt().getEpochSecond(),
                null,
                active.account().id().toString(),
                audience,
                issuer,
                active.key().name(),
                null,
                active.account().groups(),
                active.key().id().toString(),
                active.asOf().getEpochSecond());
    }
}
