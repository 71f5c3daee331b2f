package io.tillgate.auth.oauth.authorization;

import com.nimbusds.oauth2.sdk.ErrorObject;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.oauth.interaction.ResponseTarget;
import io.tillgate.auth.support.page.PageLanguage;
import io.tillgate.auth.support.page.Pages;
import io.tillgate.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Sends responses to a redirect URI, each with {@code state} and {@code iss} (RFC 6749 section 4.1.2, RFC 9207), in its
 * query or by a self-submitting form (OAuth 2.0 Form Post Response Mode).
 */
@ApplicationScoped
class AuthorizationResponses {
    private final Pages pages;
    private final String issuer;

    AuthorizationResponses(Pages pages, AuthConfig config) {
        this.pages = pages;
        this.issuer = config.issuer().toString();
    }

    Uni<Response.ResponseBuilder> code(HttpHeaders headers, ResponseTarget target, String code) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", code);
        return respond(headers, target, parameters);
    }

    Uni<Response.ResponseBuilder> error(HttpHeaders headers, ResponseTarget target, ErrorObject error) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", error.getCode());
        parameters.put("error_description", error.getDescription());
        return respond(headers, target, parameters);
    }

    /** Does not use Nimbus, which trims {@code state}: it must be returned unmodified (RFC 6749 section 4.1.2). */
    private Uni<Response.ResponseBuilder> respond(
            HttpHeaders headers, ResponseTarget target, Map<String, String> parameters) {
        if (target.state() != null) {
            parameters.put("state", target.state());
        }
        parameters.put("iss", issuer);
        if (!target.responseMode().equals(ResponseTarget.FORM_POST)) {
            return Uni.createFrom().item(pages.redirect(address(target.redirectUri(), parameters)));
        }
        URI redirectUri = URI.create(target.redirectUri());
        String host = Objects.requireNonNullElse(redirectUri.getHost(), redirectUri.getScheme());
        Language language = PageLanguage.of(headers, List.of());
        return pages.form(
                200, new FormPostView(target.redirectUri(), host, parameters), language, target.redirectUri());
    }

    private static String address(String redirectUri, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        int mark = redirectUri.indexOf('?');
        String separator = mark < 0 ? "?" : mark == redirectUri.length() - 1 || redirectUri.endsWith("&") ? "" : "&";
        return redirectUri + separator + query;
    }
}
