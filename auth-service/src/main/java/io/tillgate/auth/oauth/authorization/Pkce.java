package io.tillgate.auth.oauth.authorization;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.oauth.openid.StandardClaims;
import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Proof Key for Code Exchange with S256 only (RFC 7636, RFC 9700 section 2.1.1). */
public final class Pkce {
    private static final Pattern S256_CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private Pkce() {}

    /**
     * Returns the challenge of an authorization request; null if there is none and none is required. By default a
     * confidential client needs none if it sends an OpenID Connect {@code nonce} (RFC 9700 section 2.1.1).
     */
    static @Nullable String challenge(RegisteredClient client, RequestParameters parameters) {
        @Nullable String challenge = parameters.orNull("code_challenge");
        @Nullable String method = parameters.orNull("code_challenge_method");
        if (challenge == null) {
            if (method != null) {
                throw invalid("code_challenge_method without code_challenge");
            }
            boolean hasNonce =
                    parameters.words("scope").contains(StandardClaims.OPENID) && parameters.orNull("nonce") != null;
            if (client.isPublic() || Objects.requireNonNullElse(client.requirePkce(), !hasNonce)) {
                throw invalid("code_challenge is missing (RFC 7636)");
            }
            return null;
        }
        if (!CodeChallengeMethod.S256.getValue().equals(method)) {
            throw invalid("code_challenge_method must be S256");
        }
        if (!S256_CHALLENGE.matcher(challenge).matches()) {
            throw invalid("code_challenge is not an S256 challenge");
        }
        return challenge;
    }

    /** Verifies a code verifier against the challenge; without a challenge there must be no verifier. */
    public static void verify(@Nullable String challenge, @Nullable CodeVerifier verifier) {
        if (challenge == null && verifier != null) {
            throw wrong("code_verifier without a code_challenge in the authorization request");
        }
        if (challenge != null && verifier == null) {
            throw wrong("code_verifier is missing");
        }
        if (challenge != null
                && verifier != null
                && !MessageDigest.isEqual(
                        bytes(challenge),
                        bytes(CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                                .getValue()))) {
            throw wrong("code_verifier is wrong");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static AuthorizationException invalid(String description) {
        return new AuthorizationException(OAuth2Error.INVALID_REQUEST, description);
    }

    private static OAuthException wrong(String description) {
        return OAuthException.of(OAuthErrorCode.INVALID_GRANT, description);
    }
}
