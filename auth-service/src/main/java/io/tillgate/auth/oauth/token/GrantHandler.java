package io.tillgate.auth.oauth.token;

import com.nimbusds.oauth2.sdk.GrantType;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Handles the token requests of one grant type. */
public interface GrantHandler {

    GrantType grantType();

    /**
     * Returns the tokens of a request that memory suffices to grant; empty or an OAuth error if {@link #handle} must
     * decide, for a client that was authenticated again. The client may have changed a moment ago: an implementation
     * verifies its version when it records the tokens.
     */
    default Uni<Optional<TokenResponse>> grantFromMemory(TokenRequest request) {
        return Uni.createFrom().item(Optional.empty());
    }

    /** Returns the tokens, or fails with {@link io.tillgate.auth.support.error.OAuthException}. */
    Uni<TokenResponse> handle(TokenRequest request);
}
