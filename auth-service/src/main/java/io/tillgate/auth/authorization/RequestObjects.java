package io.tillgate.auth.authorization;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.RegisteredClient;
import jakarta.enterprise.context.ApplicationScoped;

/** Parameters that come in a signed request object (RFC 9101, OpenID Connect Core section 6). */
@ApplicationScoped
public class RequestObjects {

    /** The parameters that count: those of the request object, where there is one. */
    Uni<RequestParameters> expand(RegisteredClient client, RequestParameters sent) {
        if (sent.values().containsKey("request")) {
            return refuse(new AuthorizationException(OAuth2Error.REQUEST_NOT_SUPPORTED, "request is not supported"));
        }
        if (sent.values().containsKey("request_uri")) {
            return refuse(
                    new AuthorizationException(OAuth2Error.REQUEST_URI_NOT_SUPPORTED, "request_uri is not supported"));
        }
        return Uni.createFrom().item(sent);
    }

    private static Uni<RequestParameters> refuse(AuthorizationException refusal) {
        return Uni.createFrom().failure(refusal);
    }
}
