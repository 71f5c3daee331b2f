package io.tillgate.user.page;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.tillgate.database.DatabaseErrors;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.language.Languages;
import io.tillgate.user.mail.OriginConfig;
import io.tillgate.web.Language;
import io.tillgate.web.PageFrame;
import io.tillgate.web.PageHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Renders pages, with headers that keep them out of caches and frames and their URL out of {@code Referer}. */
@ApplicationScoped
public class Pages {
    private static final Logger LOG = Logger.getLogger(Pages.class);
    private static final String RETRY_AFTER_SECONDS = "30";
    private static final String ASSETS = "/password-reset/assets";
    private static final String TOKEN = "token";

    private final CurrentVertxRequest current;
    private final FormTokens forms;
    private final Languages languages;
    private final PageHeaders headers;

    public Pages(CurrentVertxRequest current, FormTokens forms, Languages languages, OriginConfig links) {
        this.current = current;
        this.forms = forms;
        this.languages = languages;
        this.headers = new PageHeaders("https".equals(links.origin().getScheme()), "img-src 'self'");
    }

    /** Renders a page. */
    public Uni<Response> page(int status, TemplateInstance view, Language language) {
        return render(status, view, language).map(Response.ResponseBuilder::build);
    }

    /**
     * Renders a page with a form.
     *
     * @param browser the value of the browser's cookie, which the response sets
     */
    public Uni<Response> form(int status, TemplateInstance view, Language language, String browser) {
        return render(status, view, language)
                .map(response -> response.cookie(forms.cookie(browser)).build());
    }

    /** Renders the error page for a failure. */
    public Uni<Response> failure(HttpServerRequest request, Throwable failure) {
        PageError error = error(failure);
        Language language = languages.ofPage(request);
        return render(error.status(), new ErrorView(error.name()), language)
                .map(response -> error == PageError.THROTTLED || error == PageError.UNAVAILABLE
                        ? response.header(HttpHeaders.RETRY_AFTER, wait(failure))
                        : response)
                .map(Response.ResponseBuilder::build);
    }

    private static PageError error(Throwable failure) {
        if (failure instanceof FormException) {
            return PageError.FORM;
        }
        if (failure instanceof ProblemException problem) {
            return switch (problem.problem().status()) {
                case 429 -> PageError.THROTTLED;
                case 503 -> PageError.UNAVAILABLE;
                case 409 -> PageError.UNAVAILABLE; // lost the race against other changes
                default -> PageError.REQUEST;
            };
        }
        boolean away = DatabaseErrors.caused(failure);
        LOG.logf(away ? Logger.Level.WARN : Logger.Level.ERROR, failure, "A page could not be shown");
        return away ? PageError.UNAVAILABLE : PageError.FAULT;
    }

    private static String wait(Throwable failure) {
        return failure instanceof ProblemException problem
                ? problem.headers().getOrDefault(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                : RETRY_AFTER_SECONDS;
    }

    private Uni<Response.ResponseBuilder> render(int status, TemplateInstance view, Language language) {
        RoutingContext routing = current.getCurrent();
        HttpServerRequest request = routing == null ? null : routing.request();
        return frame(request, language).around(view).createUni().map(html -> {
            Response.ResponseBuilder response = headers.page(status, html, "'self'");
            if (request != null) {
                languages.choice(request).ifPresent(chosen -> response.cookie(chosen.cookie(headers.secure())));
            }
            return response;
        });
    }

    /** The address in the other language is of this service, since it may contain a link's token. */
    private static PageFrame frame(@Nullable HttpServerRequest request, Language language) {
        String address = PageFrame.address(request);
        if (request == null || address == null) {
            return new PageFrame(language, null, null, ASSETS);
        }
        String token = request.getParam(TOKEN);
        String kept = token == null ? "" : TOKEN + "=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + "&";
        String otherLanguage = request.path() + "?" + kept + Languages.CHOICE + "="
                + language.other().code();
        return new PageFrame(language, address, otherLanguage, ASSETS);
    }
}
