package io.tillgate.auth.token.grant;

import com.nimbusds.oauth2.sdk.GrantType;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.token.TokenRequest;
import io.tillgate.auth.token.TokenResponse;

/** Answers the token requests of one grant type. */
public interface GrantHandler {

    /** The grant type. */
    GrantType grantType();

    /** The tokens; fails with {@link io.tillgate.auth.error.OAuthException} where there are none to give. */
    Uni<TokenResponse> handle(TokenRequest request);
}
