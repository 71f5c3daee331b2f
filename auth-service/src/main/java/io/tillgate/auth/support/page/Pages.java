package io.tillgate.auth.support.page;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.AuthConfig;
import io.tillgate.auth.key.KeysNotLoadedException;
import io.tillgate.auth.support.error.OAuthErrorCode;
import io.tillgate.auth.support.error.OAuthException;
import io.tillgate.auth.support.request.OAuthParameters;
import io.tillgate.database.DatabaseErrors;
import io.tillgate.web.Language;
import io.tillgate.web.PageFrame;
import io.tillgate.web.PageHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Builds pages and redirects with their security headers. */
@ApplicationScoped
public class Pages {
    private static final Logger LOG = Logger.getLogger(Pages.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final String ASSETS = "/oauth/assets";
    private static final String OWN_ORIGIN = "'self'";

    private final CurrentVertxRequest request;
    private final PageHeaders headers;

    Pages(AuthConfig config, CurrentVertxRequest request) {
        this.request = request;
        this.headers =
                new PageHeaders("https".equals(config.issuer().getScheme()), "font-src 'self'; img-src 'self' data:");
    }

    /** Returns whether a browser asks for a page: most other clients do not name HTML in {@code Accept}. */
    public static boolean areAccepted(HttpHeaders headers) {
        String accept = headers.getHeaderString(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML);
    }

    /** Parses a form or query; throws a {@link PageException} if it is malformed. */
    public static OAuthParameters fields(@Nullable String encoded) {
        try {
            return OAuthParameters.parse(MediaType.APPLICATION_FORM_URLENCODED_TYPE, encoded);
        } catch (OAuthException e) {
            throw new PageException(PageError.REQUEST, e.description());
        }
    }

    /**
     * Renders a page, with or without a form.
     *
     * @param redirectUri a URI to which the browser may be redirected after the form; null for none
     */
    public Uni<Response.ResponseBuilder> form(
            int status, TemplateInstance view, Language language, @Nullable String redirectUri) {
        String targets = redirectUri == null ? OWN_ORIGIN : OWN_ORIGIN + " " + formTarget(redirectUri);
        return frame(language).around(view).createUni().map(html -> headers.page(status, html, targets));
    }

    /** Redirects with GET, whatever the method was (RFC 9700 section 4.12). */
    public Response.ResponseBuilder redirect(String location) {
        return headers.addTo(Response.status(303)).header(HttpHeaders.LOCATION, location);
    }

    /** Renders the error page. */
    public Uni<Response> error(HttpHeaders headers, PageError error, @Nullable String detail) {
        Language language = PageLanguage.of(headers, List.of());
        return form(error.status(), new ErrorView(error.name(), detail), language, null)
                .map(response -> error.status() == 429 || error.status() == 503
                        ? response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER.toSeconds())
                                .build()
                        : response.build());
    }

    /** Renders the error page for a failure. */
    public Uni<Response> failure(HttpHeaders headers, Throwable failure) {
        if (failure instanceof PageException refusal) {
            return error(headers, refusal.error(), refusal.getMessage());
        }
        if (failure instanceof OAuthException e && e.status() == 429) {
            String wait = Long.toString(
                    e.retryAfter().orElse(RETRY_AFTER).plusMillis(999).toSeconds());
            return error(headers, PageError.THROTTLED, null)
                    .invoke(response -> response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, wait));
        }
        boolean away = failure instanceof KeysNotLoadedException
                || DatabaseErrors.caused(failure)
                || (failure instanceof OAuthException e && e.code() == OAuthErrorCode.TEMPORARILY_UNAVAILABLE);
        LOG.logf(away ? Logger.Level.WARN : Logger.Level.ERROR, failure, "A page could not be shown");
        return error(headers, away ? PageError.UNAVAILABLE : PageError.FAULT, null);
    }

    private PageFrame frame(Language language) {
        RoutingContext current = request.getCurrent();
        String address = PageFrame.address(current == null ? null : current.request());
        String otherLanguage = address == null
                ? null
                : "/oauth/language?lang=" + language.other().code() + "&to="
                        + URLEncoder.encode(address, StandardCharsets.UTF_8);
        return new PageFrame(language, address, otherLanguage, ASSETS);
    }

    /**
     * Returns the CSP source expression for a redirect URI, because browsers also apply {@code form-action} to
     * redirects after a form. It is the scheme if no host source is possible (an IPv6 literal, a private scheme).
     */
    private static String formTarget(String redirectUri) {
        URI uri = URI.create(redirectUri);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (host == null || host.startsWith("[") || !(scheme.equals("https") || scheme.equals("http"))) {
            return scheme + ":";
        }
        return scheme + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
