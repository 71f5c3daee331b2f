package io.tillgate.auth.oauth.token;

import com.nimbusds.oauth2.sdk.GrantType;
import io.smallrye.mutiny.Uni;

/** Handles the token requests of one grant type. */
public interface GrantHandler {

    GrantType grantType();

    /** Returns the tokens, or fails with {@link io.tillgate.auth.support.error.OAuthException}. */
    Uni<TokenResponse> handle(TokenRequest request);
}
