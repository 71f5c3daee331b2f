package io.tillgate.auth.authorization;

import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.interaction.ResponseTarget;
import io.tillgate.auth.page.PageLanguage;
import io.tillgate.auth.page.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers at a redirect URI, with {@code state} and {@code iss} in every response (RFC 6749 section 4.1.2, RFC 9207): in its
 * query, or by a page that posts itself (OAuth 2.0 Form Post Response Mode).
 */
@ApplicationScoped
class AuthorizationResponses {
    private final Pages pages;
    private final Issuer issuer;

    AuthorizationResponses(Pages pages, AuthConfig config) {
        this.pages = pages;
        this.issuer = new Issuer(config.issuer().toString());
    }

    Uni<Response.ResponseBuilder> code(HttpHeaders headers, ResponseTarget target, String code) {
        return respond(
                headers,
                target,
                new AuthorizationSuccessResponse(
                        URI.create(target.redirectUri()),
                        new com.nimbusds.oauth2.sdk.AuthorizationCode(code),
                        null,
                        state(target),
                        issuer,
                        mode(target)));
    }

    Uni<Response.ResponseBuilder> error(HttpHeaders headers, ResponseTarget target, ErrorObject error) {
        return respond(
                headers,
                target,
                new AuthorizationErrorResponse(
                        URI.create(target.redirectUri()), error, state(target), issuer, mode(target)));
    }

    private Uni<Response.ResponseBuilder> respond(
            HttpHeaders headers, ResponseTarget target, AuthorizationResponse response) {
        if (!target.responseMode().equals(ResponseTarget.FORM_POST)) {
            return Uni.createFrom().item(pages.redirect(response.toURI().toString()));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        response.toParameters().forEach((name, values) -> parameters.put(name, values.get(0)));
        URI redirectUri = URI.create(target.redirectUri());
        String host = Objects.requireNonNullElse(redirectUri.getHost(), redirectUri.getScheme());
        String language = PageLanguage.of(headers, List.of());
        return pages.form(
                200, new FormPostView(target.redirectUri(), host, parameters), language, target.redirectUri());
    }

    private static @Nullable State state(ResponseTarget target) {
        return target.state() == null ? null : new State(target.state());
    }

    private static ResponseMode mode(ResponseTarget target) {
        return new ResponseMode(target.responseMode());
    }
}
