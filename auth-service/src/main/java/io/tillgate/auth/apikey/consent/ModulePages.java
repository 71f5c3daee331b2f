package io.tillgate.auth.apikey.consent;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.apikey.ApiKey;
import io.tillgate.auth.apikey.ApiKeyConfig;
import io.tillgate.auth.consent.ScopeLine;
import io.tillgate.auth.consent.ScopeLines;
import io.tillgate.auth.oauth.interaction.BrowserBindings;
import io.tillgate.auth.policy.ScopeVerdict;
import io.tillgate.auth.scope.ScopeDisplay;
import io.tillgate.auth.scope.ScopeRepository;
import io.tillgate.auth.support.page.PageLanguage;
import io.tillgate.auth.support.page.Pages;
import io.tillgate.web.Language;
import io.tillgate.web.PageContext;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows the module consent page: the scopes grouped by app, in the requested order. */
@ApplicationScoped
class ModulePages {
    private static final int FORBIDDEN = 403;

    private final Pool pool;
    private final ScopeRepository scopes;
    private final BrowserBindings browsers;
    private final Pages pages;
    private final ApiKeyConfig config;
    private final Clock clock;

    ModulePages(
            Pool pool,
            ScopeRepository scopes,
            BrowserBindings browsers,
            Pages pages,
            ApiKeyConfig config,
            Clock clock) {
        this.pool = pool;
        this.scopes = scopes;
        this.browsers = browsers;
        this.pages = pages;
        this.config = config;
        this.clock = clock;
    }

    /** Returns the name of the form for its CSRF token, which is bound to the request, the account and the scopes. */
    static String formName(ModuleQuestion question) {
        return "module:" + question.account().id() + ":"
                + question.pending().handle().value() + ":"
                + question.request().scopes();
    }

    /** Shows the page. */
    Uni<Response> show(ModuleQuestion question, List<ScopeVerdict> verdicts, HttpHeaders headers) {
        return page(200, question, verdicts, headers);
    }

    /** Shows the page again after an attempt to grant a refused scope. */
    Uni<Response> showAgain(ModuleQuestion question, List<ScopeVerdict> verdicts, HttpHeaders headers) {
        return page(FORBIDDEN, question, verdicts, headers);
    }

    private Uni<Response> page(int status, ModuleQuestion question, List<ScopeVerdict> verdicts, HttpHeaders headers) {
        Language language = PageLanguage.of(headers, List.of());
        ModuleRequest request = question.request();
        PageContext context = new PageContext(browsers.csrfToken(browsers.of(headers), formName(question)));
        return scopes.displays(pool, request.scopes())
                .flatMap(displays -> pages.form(
                        status,
                        new ModuleConsentView(
                                request.callback().host(),
                                question.account().userName(),
                                apps(verdicts, displays, language),
                                verdicts.stream().allMatch(ScopeVerdict::isGrantable),
                                ApiKey.endOf(config.lifetime(), clock.instant())
                                        .map(end -> end.atOffset(ZoneOffset.UTC)
                                                .toLocalDate()
                                                .toString())
                                        .orElse(null),
                                question.pending().handle().value(),
                                context),
                        language,
                        request.callback().uri().toString()))
                .map(Response.ResponseBuilder::build);
    }

    private static List<ModuleConsentView.App> apps(
            List<ScopeVerdict> verdicts, Map<String, ScopeDisplay> displays, Language language) {
        List<ScopeLine> lines =
                ScopeLines.of(verdicts.stream().map(ScopeVerdict::scope).toList(), displays, language);
        Map<Source, List<ModuleConsentView.AskedScope>> bySource = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            @Nullable ScopeDisplay display = displays.get(verdicts.get(i).scope());
            bySource.computeIfAbsent(
                            new Source(app(display), display == null ? null : display.owner()),
                            source -> new ArrayList<>())
                    .add(asked(lines.get(i), verdicts.get(i)));
        }
        return bySource.entrySet().stream()
                .map(from -> new ModuleConsentView.App(
                        from.getKey().app().isEmpty() ? null : from.getKey().app(),
                        from.getKey().owner(),
                        from.getValue()))
                .toList();
    }

    /** The source by which scopes are grouped on the page. */
    private record Source(String app, @Nullable String owner) {}

    private static ModuleConsentView.AskedScope asked(ScopeLine line, ScopeVerdict verdict) {
        return new ModuleConsentView.AskedScope(
                line,
                verdict.refusal() == null ? null : verdict.refusal().name(),
                String.join(", ", verdict.groups().stream().sorted().toList()));
    }

    /** Returns the app of a scope; empty if unknown. */
    static String app(@Nullable ScopeDisplay display) {
        return display == null ? "" : Objects.requireNonNullElse(display.app(), "");
    }
}
