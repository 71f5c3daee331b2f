package io.tillgate.auth.oauth.token;

import com.nimbusds.oauth2.sdk.GrantType;
import io.smallrye.mutiny.Uni;

/** Answers the token requests of one grant type. */
public interface GrantHandler {

    /** The grant type. */
    GrantType grantType();

    /** The tokens; fails with {@link io.tillgate.auth.support.error.OAuthException} where there are none to give. */
    Uni<TokenResponse> handle(TokenRequest request);
}
