package io.tillgate.auth.oauth.interaction;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A valid authorization request (RFC 6749 section 4.1.1, OpenID Connect Core section 3.1.2.1).
 *
 * @param clientId the client
 * @param target where and how the response is sent
 * @param scopes the requested scopes; null for the client's default
 * @param audience the requested audience (RFC 8707); empty for all of the client's
 * @param codeChallenge the S256 challenge (RFC 7636)
 * @param nonce the {@code nonce}, copied unchanged to the ID token
 * @param claims the JSON of the {@code claims} parameter
 * @param prompts {@code none}, {@code login}, {@code consent}, {@code select_account}
 * @param maxAge the maximum age of the sign-in
 * @param loginHint the user name that the client expects
 * @param hintedAccountId the account of the {@code id_token_hint}
 * @param uiLocales the preferred languages, best first
 * @param acrValues the preferred authentication context classes, best first
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

    /** Returns whether {@code prompt} contains a value. */
    public boolean prompts(String prompt) {
        return prompts.contains(prompt);
    }
}
