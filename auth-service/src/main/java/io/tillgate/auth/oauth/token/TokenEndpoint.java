package io.tillgate.auth.oauth.token;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ParseException;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.ClientAuthenticator;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.support.request.OAuthParameters;
import io.tillgate.auth.support.request.OAuthRequest;
import io.tillgate.auth.support.request.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Handles requests to the token endpoint: authenticates the client and calls the handler of the grant type. */
@ApplicationScoped
public class TokenEndpoint {
    private final Map<GrantType, GrantHandler> handlers;
    private final ClientAuthenticator authenticator;
    private final TokenRefusals refusals;

    TokenEndpoint(@All List<GrantHandler> handlers, ClientAuthenticator authenticator, TokenRefusals refusals) {
        this.handlers =
                handlers.stream().collect(Collectors.toUnmodifiableMap(GrantHandler::grantType, Function.identity()));
        this.authenticator = authenticator;
        this.refusals = refusals;
    }

    /** Returns the names of the supported grant types. */
    public List<String> grantTypes() {
        return handlers.keySet().stream().map(GrantType::getValue).sorted().toList();
    }

    Uni<TokenResponse> handle(OAuthParameters parameters, @Nullable String authorization) {
        return authenticator.serve(
                OAuthRequest.of(parameters, authorization),
                client -> grantFromMemory(client, parameters),
                client -> decide(client, parameters));
    }

    private Uni<Optional<TokenResponse>> grantFromMemory(RegisteredClient client, OAuthParameters parameters) {
        TokenRequest request = tokenRequest(client, grant(parameters), parameters);
        GrantHandler handler = handlers.get(request.grant().getType());
        return handler == null ? Uni.createFrom().item(Optional.empty()) : handler.grantFromMemory(request);
    }

    private Uni<TokenResponse> decide(RegisteredClient client, OAuthParameters parameters) {
        return Uni.createFrom()
                .deferred(() -> handle(client, parameters))
                .onFailure(OAuthException.class)
                .call(e -> refusals.tell((OAuthException) e, client, grantType(parameters)));
    }

    private Uni<TokenResponse> handle(RegisteredClient client, OAuthParameters parameters) {
        AuthorizationGrant grant = grant(parameters);
        GrantHandler handler = handlers.get(grant.getType());
        if (handler == null) {
            throw OAuthException.of(OAuthErrorCode.UNSUPPORTED_GRANT_TYPE, "This grant_type is not supported");
        }
        return handler.handle(tokenRequest(client, grant, parameters));
    }

    /** Returns the grant type for the log and the event; an unsupported value is not repeated. */
    private String grantType(OAuthParameters parameters) {
        return parameters.one("grant_type").filter(grantTypes()::contains).orElse("unsupported");
    }

    private static TokenRequest tokenRequest(
            RegisteredClient client, AuthorizationGrant grant, OAuthParameters parameters) {
        List<String> audience = new ArrayList<>(parameters.all("audience"));
        audience.addAll(parameters.all("resource"));
        return new TokenRequest(
                client,
                grant,
                parameters.one("scope").map(Words::of).orElse(List.of()),
                audience.stream().distinct().toList());
    }

    private static AuthorizationGrant grant(OAuthParameters parameters) {
        try {
            return AuthorizationGrant.parse(new LinkedHashMap<>(parameters.values()));
        } catch (ParseException e) {
            throw OAuthRequest.error(e);
        }
    }
}
