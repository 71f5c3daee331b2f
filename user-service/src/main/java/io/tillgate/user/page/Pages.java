package io.tillgate.user.page;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.tillgate.database.DatabaseErrors;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.language.Language;
import io.tillgate.user.language.Languages;
import io.tillgate.user.mail.OriginConfig;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Renders pages, with headers that keep them out of caches and frames and their URL out of {@code Referer}. */
@ApplicationScoped
public class Pages {
    private static final Logger LOG = Logger.getLogger(Pages.class);
    private static final String RETRY_AFTER_SECONDS = "30";
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self';"
            + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static final int YEAR_SECONDS = (int) Duration.ofDays(365).toSeconds();

    private final CurrentVertxRequest current;
    private final FormTokens forms;
    private final Languages languages;
    private final boolean secure;

    public Pages(CurrentVertxRequest current, FormTokens forms, Languages languages, OriginConfig links) {
        this.current = current;
        this.forms = forms;
        this.languages = languages;
        this.secure = "https".equals(links.origin().getScheme());
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
        return render(error.status(), new ErrorView(language.code(), error.name()), language)
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
        return view.setLocale(language.locale())
                .setAttribute(Frame.ATTRIBUTE, Frame.of(request, language))
                .createUni()
                .map(html -> {
                    Response.ResponseBuilder response = Response.status(status)
                            .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                            .header(HttpHeaders.CACHE_CONTROL, "no-store")
                            .header("Content-Security-Policy", POLICY)
                            .header("Cross-Origin-Opener-Policy", "same-origin")
                            .header("Referrer-Policy", "no-referrer")
                            .header("X-Frame-Options", "DENY")
                            .entity(html);
                    if (request != null) {
                        languages.choice(request).ifPresent(chosen -> response.cookie(remembered(chosen)));
                    }
                    return secure ? response.header("Strict-Transport-Security", "max-age=31536000") : response;
                });
    }

    private NewCookie remembered(Language chosen) {
        return new NewCookie.Builder(Languages.CHOSEN)
                .value(chosen.code())
                .path("/")
                .maxAge(YEAR_SECONDS)
                .secure(secure)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
