package io.tillgate.auth.oauth.authorization;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.oauth.interaction.AuthorizationRequest;
import io.tillgate.auth.oauth.interaction.ResponseTarget;
import io.tillgate.auth.oauth.openid.IdTokenHint;
import io.tillgate.auth.oauth.openid.IdTokenHints;
import io.tillgate.auth.oauth.openid.RequestedClaims;
import io.tillgate.auth.support.error.OAuthException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads an authorization request whose redirect URI has been validated. Unknown parameters and optional ones
 * ({@code display}, {@code ui_locales}, {@code claims_locales}, {@code login_hint}, {@code acr_values}) never make it
 * fail (OpenID Connect Core section 3.1.2.1).
 */
@ApplicationScoped
class RequestReader {
    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");
    private static final int MAX_NONCE = 512;
    private static final int MAX_SCOPES = 100;
    private static final int MAX_HINT = 64;
    private static final int MAX_WISHES = 10;
    private static final long LONGEST_AGE = Duration.ofDays(3650).toSeconds();

    private final IdTokenHints hints;

    RequestReader(IdTokenHints hints) {
        this.hints = hints;
    }

    AuthorizationRequest read(RegisteredClient client, ResponseTarget target, RequestParameters parameters) {
        parameters.check();
        checkResponse(client, parameters);
        List<String> scopes = parameters.words("scope");
        if (scopes.size() > MAX_SCOPES) {
            throw invalid("There are more than " + MAX_SCOPES + " scopes");
        }
        if (scopes.contains("openid") && !target.redirectUriSent()) {
            throw invalid("redirect_uri is missing");
        }
        List<String> audience = new ArrayList<>(parameters.all("audience"));
        audience.addAll(parameters.all("resource"));
        return new AuthorizationRequest(
                client.clientId(),
                target,
                scopes.isEmpty() ? null : scopes,
                audience.stream().distinct().toList(),
                Pkce.challenge(client, parameters),
                nonce(parameters),
                claims(parameters),
                prompts(parameters),
                maxAge(client, parameters),
                parameters
                        .one("login_hint")
                        .filter(hint -> hint.length() <= MAX_HINT)
                        .orElse(null),
                hintedAccount(parameters),
                wishes(parameters, "ui_locales"),
                wishes(parameters, "acr_values"));
    }

    private static void checkResponse(RegisteredClient client, RequestParameters parameters) {
        @Nullable String type = parameters.orNull("response_type");
        if (type == null) {
            throw invalid("response_type is missing");
        }
        if (!type.equals("code")) {
            throw refused(OAuth2Error.UNSUPPORTED_RESPONSE_TYPE, "response_type must be code");
        }
        if (!client.grantTypes().contains("authorization_code")) {
            throw refused(OAuth2Error.UNAUTHORIZED_CLIENT, "The client may not use authorization_code");
        }
        @Nullable String mode = parameters.orNull("response_mode");
        if (mode != null && !mode.equals(ResponseTarget.QUERY) && !mode.equals(ResponseTarget.FORM_POST)) {
            throw invalid("response_mode must be query or form_post");
        }
    }

    private static @Nullable String nonce(RequestParameters parameters) {
        @Nullable String nonce = parameters.orNull("nonce");
        if (nonce != null && nonce.length() > MAX_NONCE) {
            throw invalid("nonce is longer than " + MAX_NONCE + " characters");
        }
        return nonce;
    }

    private static @Nullable String claims(RequestParameters parameters) {
        try {
            return RequestedClaims.parse(parameters.orNull("claims")).toJson();
        } catch (OAuthException e) {
            throw invalid(e.description());
        }
    }

    private static List<String> prompts(RequestParameters parameters) {
        List<String> prompts = parameters.words("prompt");
        if (!PROMPTS.containsAll(prompts)) {
            throw invalid("prompt contains an unknown value");
        }
        if (prompts.contains("none") && prompts.size() > 1) {
            throw invalid("prompt=none must be the only value");
        }
        return prompts;
    }

    private static @Nullable Duration maxAge(RegisteredClient client, RequestParameters parameters) {
        @Nullable String maxAge = parameters.orNull("max_age");
        if (maxAge == null) {
            return client.defaultMaxAge();
        }
        try {
            long seconds = Long.parseLong(maxAge);
            if (seconds >= 0) {
                return Duration.ofSeconds(Math.min(seconds, LONGEST_AGE));
            }
        } catch (NumberFormatException e) {
            // falls through to the refusal
        }
        throw invalid("max_age is not a number of seconds");
    }

    private @Nullable UUID hintedAccount(RequestParameters parameters) {
        @Nullable String hint = parameters.orNull("id_token_hint");
        return hint == null
                ? null
                : hints.read(hint)
                        .map(IdTokenHint::accountId)
                        .orElseThrow(() -> invalid("id_token_hint is not an ID token of this issuer"));
    }

    private static List<String> wishes(RequestParameters parameters, String name) {
        return parameters.words(name).stream().limit(MAX_WISHES).toList();
    }

    private static AuthorizationException invalid(String description) {
        return refused(OAuth2Error.INVALID_REQUEST, description);
    }

    private static AuthorizationException refused(ErrorObject error, String description) {
        return new AuthorizationException(error, description);
    }
}
