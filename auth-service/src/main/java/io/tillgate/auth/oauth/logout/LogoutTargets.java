package io.tillgate.auth.oauth.logout;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.client.StoredClient;
import io.tillgate.auth.oauth.openid.IdTokenHint;
import io.tillgate.auth.support.request.ClientState;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides where a browser is redirected after logout. */
@ApplicationScoped
class LogoutTargets {
    private final Pool pool;
    private final ClientRepository clients;

    LogoutTargets(Pool pool, ClientRepository clients) {
        this.pool = pool;
        this.clients = clients;
    }

    /** Returns the target of a request; empty if the request is invalid. */
    Uni<Optional<LogoutTarget>> of(EndSessionRequest request, Optional<IdTokenHint> hint) {
        @Nullable String named = request.clientId();
        @Nullable String hinted = hint.map(IdTokenHint::clientId).orElse(null);
        boolean isAnother = named != null && hinted != null && !named.equals(hinted);
        @Nullable String clientId = named != null ? named : hinted;
        if (isAnother || (request.state() != null && ClientState.isTooLong(request.state()))) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (clientId == null) {
            return Uni.createFrom()
                    .item(request.postLogoutRedirectUri() == null ? Optional.of(LogoutTarget.HERE) : Optional.empty());
        }
        return clients.find(pool, clientId)
                .map(found -> found.map(StoredClient::client)
                        .filter(RegisteredClient::isEnabled)
                        .flatMap(client -> target(client, request)));
    }

    private static Optional<LogoutTarget> target(RegisteredClient client, EndSessionRequest request) {
        @Nullable String redirectUri = request.postLogoutRedirectUri();
        return redirectUri == null || client.postLogoutRedirectUris().contains(redirectUri)
                ? Optional.of(new LogoutTarget(client.clientId(), client.clientName(), redirectUri, request.state()))
                : Optional.empty();
    }
}
