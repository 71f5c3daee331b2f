package io.tillgate.auth.oauth.interaction;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An authorization request that is in order (RFC 6749 section 4.1.1, OpenID Connect Core section 3.1.2.1).
 *
 * @param clientId the client
 * @param target where and how it is answered
 * @param scopes the scopes asked for; null where the client leaves them to its default
 * @param audience the audience asked for (RFC 8707); empty for all of the client's
 * @param codeChallenge the S256 challenge (RFC 7636)
 * @param nonce goes into the ID token as it is
 * @param claims the JSON of the {@code claims} parameter
 * @param prompts {@code none}, {@code login}, {@code consent}, {@code select_account}
 * @param maxAge how long ago the sign-in may be
 * @param loginHint the user name that the client expects
 * @param hintedAccountId the account of the {@code id_token_hint}
 * @param uiLocales the languages wished for, best first
 * @param acrValues the authentication context classes wished for, best first
 */
public record AuthorizationRequest(
        String clientId,
        ResponseTarget target,
        @Nullable List<String> scopes,
        List<String> audience,
        @Nullable String codeChallenge,
        @Nullable String nonce,
        @Nullable String claims,
        List<String> prompts,
        @Nullable Duration maxAge,
        @Nullable String loginHint,
        @Nullable UUID hintedAccountId,
        List<String> uiLocales,
        List<String> acrValues) {

    /** Whether the user is to be asked in a certain way, or not at all. */
    public boolean prompts(String prompt) {
        return prompts.contains(prompt);
    }
}
