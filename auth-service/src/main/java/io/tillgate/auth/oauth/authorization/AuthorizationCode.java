package io.tillgate.auth.oauth.authorization;

import io.tillgate.auth.grant.Authentication;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The content of an authorization code (RFC 6749 section 4.1.2).
 *
 * @param clientId the client that it was issued to
 * @param accountId the account that signed in
 * @param redirectUri the URI that it was sent to
 * @param redirectUriSent whether the authorization request named that URI
 * @param scopes the scopes that were consented to
 * @param audience the audience
 * @param codeChallenge the S256 challenge; null without PKCE
 * @param authentication how the account signed in
 * @param credentialsChangedAt when the password used at the sign-in was set
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
