package io.tillgate.auth.oauth.authorization;

import io.tillgate.auth.grant.Authentication;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a code stands for (RFC 6749 section 4.1.2).
 *
 * @param clientId the client that it was given to
 * @param accountId the account that it is of
 * @param redirectUri where it was sent
 * @param redirectUriSent whether the authorization request named that
 * @param scopes the scopes that were consented to
 * @param audience the audience
 * @param codeChallenge the S256 challenge that the verifier must meet
 * @param authentication how the account signed in
 * @param credentialsChangedAt when the password that it signed in with had been set
 * @param expiresAt when it expires
 */
public record AuthorizationCode(
        String clientId,
        UUID accountId,
        String redirectUri,
        boolean redirectUriSent,
        List<String> scopes,
        List<String> audience,
        @Nullable String codeChallenge,
        Authentication authentication,
        Instant credentialsChangedAt,
        Instant expiresAt) {}
