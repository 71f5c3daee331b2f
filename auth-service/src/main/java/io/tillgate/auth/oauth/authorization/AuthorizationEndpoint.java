package io.tillgate.auth.oauth.authorization;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.client.ClientRepository;
import io.tillgate.auth.client.RegisteredClient;
import io.tillgate.auth.client.StoredClient;
import io.tillgate.auth.oauth.interaction.AuthorizationRequest;
import io.tillgate.auth.oauth.interaction.BrowserBinding;
import io.tillgate.auth.oauth.interaction.PendingRequest;
import io.tillgate.auth.oauth.interaction.PendingRequests;
import io.tillgate.auth.oauth.interaction.ResponseTarget;
import io.tillgate.auth.support.page.PageError;
import io.tillgate.auth.support.page.PageException;
import io.tillgate.auth.support.page.Pages;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Handles requests to the authorization endpoint: validates the redirect URI, reads and seals the request, and calls
 * {@link Authorization}. Until the redirect URI is known to be the client's, errors are shown as pages (RFC 6749
 * section 4.1.2.1).
 */
@ApplicationScoped
class AuthorizationEndpoint {
    private final Pool pool;
    private final ClientRepository clients;
    private final RequestObjects requestObjects;
    private final RequestReader reader;
    private final PendingRequests requests;
    private final Authorization authorization;
    private final AuthorizationResponses responses;
    private final Pages pages;

    AuthorizationEndpoint(
            Pool pool,
            ClientRepository clients,
            RequestObjects requestObjects,
            RequestReader reader,
            PendingRequests requests,
            Authorization authorization,
            AuthorizationResponses responses,
            Pages pages) {
        this.pool = pool;
        this.clients = clients;
        this.requestObjects = requestObjects;
        this.reader = reader;
        this.requests = requests;
        this.authorization = authorization;
        this.responses = responses;
        this.pages = pages;
    }

    /** Handles a GET request of a browser. */
    Uni<Response.ResponseBuilder> begin(RequestParameters parameters, HttpHeaders headers, BrowserBinding browser) {
        return accept(parameters, headers, request -> authorization.decide(begin(request, browser), headers));
    }

    /**
     * Accepts a POST request and redirects the browser to a GET. A cross-site POST carries no cookies of
     * {@code SameSite=Lax}, but the request needs the session cookie.
     */
    Uni<Response.ResponseBuilder> beginByPost(RequestParameters parameters, HttpHeaders headers) {
        return accept(
                parameters,
                headers,
                request -> Uni.createFrom()
                        .item(pages.redirect(begin(request, null).resumeAddress())));
    }

    private PendingRequest begin(AuthorizationRequest request, @Nullable BrowserBinding browser) {
        return requests.begin(request, browser)
                .orElseThrow(() -> new AuthorizationException(OAuth2Error.INVALID_REQUEST, "The request is too long"));
    }

    /** Resumes a request after a step of its user. */
    Uni<Response.ResponseBuilder> resume(String handle, HttpHeaders headers, BrowserBinding browser) {
        return requests.find(pool, handle, browser).flatMap(found -> {
            PendingRequest pending = found.filter(one -> !one.isOfModule())
                    .orElseThrow(() -> new PageException(
                            PageError.EXPIRED, "the authorization request is unknown or has expired"));
            return authorization.decide(pending, headers);
        });
    }

    private Uni<Response.ResponseBuilder> accept(
            RequestParameters sent,
            HttpHeaders headers,
            Function<AuthorizationRequest, Uni<Response.ResponseBuilder>> next) {
        return client(sent)
                .flatMap(client -> requestObjects
                        .expand(client, sent)
                        .flatMap(parameters -> {
                            ResponseTarget target = target(client, parameters);
                            return Uni.createFrom()
                                    .item(() -> reader.read(client, target, parameters))
                                    .flatMap(request -> next.apply(request))
                                    .onFailure(AuthorizationException.class)
                                    .recoverWithUni(e -> refuse(headers, target, e));
                        })
                        .onFailure(AuthorizationException.class)
                        .recoverWithUni(e -> refuse(headers, target(client, sent), e)));
    }

    private Uni<Response.ResponseBuilder> refuse(HttpHeaders headers, ResponseTarget target, Throwable refusal) {
        return responses.error(headers, target, ((AuthorizationException) refusal).error());
    }

    private Uni<RegisteredClient> client(RequestParameters parameters) {
        @Nullable String clientId = parameters.orNull("client_id");
        if (clientId == null || clientId.indexOf('\0') >= 0) {
            return Uni.createFrom().failure(refusal("client_id is missing or repeated"));
        }
        return clients.find(pool, clientId)
                .map(found -> found.map(StoredClient::client)
                        .filter(RegisteredClient::isEnabled)
                        .orElseThrow(() -> refusal("client_id is unknown")));
    }

    private static ResponseTarget target(RegisteredClient client, RequestParameters parameters) {
        List<String> registered = client.redirectUris();
        boolean isSent = parameters.values().containsKey("redirect_uri");
        if (!isSent && registered.size() != 1) {
            throw refusal("redirect_uri is missing");
        }
        String redirectUri = isSent ? parameters.one("redirect_uri").orElse("") : registered.get(0);
        if (isSent && !RedirectUris.isRegistered(registered, redirectUri)) {
            throw refusal("redirect_uri is not one that the client has registered");
        }
        boolean isFormPost = parameters
                .one("response_mode")
                .filter(ResponseTarget.FORM_POST::equals)
                .isPresent();
        return new ResponseTarget(
                redirectUri,
                isSent,
                isFormPost ? ResponseTarget.FORM_POST : ResponseTarget.QUERY,
                parameters.state().orElse(null));
    }

    private static PageException refusal(String detail) {
        return new PageException(PageError.REQUEST, detail);
    }
}
