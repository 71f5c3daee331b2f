package io.tillgate.auth.logout;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.client.StoredClient;
import io.tillgate.auth.openid.IdTokenHint;
import io.tillgate.auth.page.PageError;
import io.tillgate.auth.page.PageException;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides where a browser may go after logout; what is not in order gets a page, never a redirect. */
@ApplicationScoped
class LogoutTargets {
    private final Pool pool;
    private final ClientRepository clients;

    LogoutTargets(Pool pool, ClientRepository clients) {
        this.pool = pool;
        this.clients = clients;
    }

    /** The target of a request; fails with {@link PageException}. */
    Uni<LogoutTarget> of(EndSessionRequest request, Optional<IdTokenHint> hint) {
        @Nullable String named = request.clientId();
        if (named != null && hint.isPresent() && !named.equals(hint.get().clientId())) {
            return refuse("client_id is not the client of the id_token_hint");
        }
        @Nullable
        String clientId =
                named != null ? named : hint.map(IdTokenHint::clientId).orElse(null);
        if (clientId == null) {
            return request.postLogoutRedirectUri() == null
                    ? Uni.createFrom().item(new LogoutTarget(null, null, null, null))
                    : refuse("post_logout_redirect_uri needs an id_token_hint or a client_id");
        }
        return clients.find(pool, clientId)
                .map(found -> found.map(StoredClient::client).filter(RegisteredClient::isEnabled))
                .flatMap(
                        client -> client.isEmpty() ? refuse("the client is not known") : target(client.get(), request));
    }

    private static Uni<LogoutTarget> target(RegisteredClient client, EndSessionRequest request) {
        @Nullable String redirectUri = request.postLogoutRedirectUri();
        return redirectUri == null || client.postLogoutRedirectUris().contains(redirectUri)
                ? Uni.createFrom()
                        .item(new LogoutTarget(client.clientId(), client.clientName(), redirectUri, request.state()))
                : refuse("post_logout_redirect_uri is not one of the client's");
    }

    private static Uni<LogoutTarget> refuse(String why) {
        return Uni.createFrom().failure(new PageException(PageError.REQUEST, why));
    }
}
