package io.tillgate.user.activation;

import io.smallrye.mutiny.Uni;
import io.tillgate.problem.HttpProblem;
import io.tillgate.problem.ProblemException;
import io.tillgate.user.account.Account;
import io.tillgate.user.account.AccountField;
import io.tillgate.user.error.AccountProblem;
import io.tillgate.user.language.Languages;
import io.tillgate.user.page.FormTokens;
import io.tillgate.user.page.Pages;
import io.tillgate.user.password.Passwords;
import io.tillgate.user.password.RawPassword;
import io.tillgate.user.request.RequestFields;
import io.tillgate.user.throttle.Throttles;
import io.tillgate.web.Language;
import io.tillgate.web.PageContext;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The pages that links open. Opening a page changes nothing, even if a mail scanner does it; only its form uses the
 * link.
 */
@ApplicationScoped
class LinkPages {
    private static final String ASK = "ask";

    private final Pages pages;
    private final FormTokens forms;
    private final Languages languages;
    private final LinkUse links;
    private final PasswordReset reset;
    private final Throttles throttles;

    LinkPages(
            Pages pages,
            FormTokens forms,
            Languages languages,
            LinkUse links,
            PasswordReset reset,
            Throttles throttles) {
        this.pages = pages;
        this.forms = forms;
        this.languages = languages;
        this.links = links;
        this.reset = reset;
        this.throttles = throttles;
    }

    /** Shows the form of a link. */
    Uni<Response> open(HttpServerRequest request, LinkPurpose purpose, String token) {
        return answer(
                request,
                () -> links.look(purpose, token)
                        .chain(link -> purpose == LinkPurpose.EMAIL_CONFIRMATION
                                ? confirmEmail(request, link)
                                : setPassword(request, 200, link, true, "")));
    }

    /** Handles the form that sets a password. */
    Uni<Response> use(HttpServerRequest request, LinkPurpose purpose, byte @Nullable [] body) {
        return answer(request, () -> {
            throttles.link(request);
            RequestFields fields = RequestFields.ofForm(body);
            String token = fields.required("token", text -> Optional.empty());
            RawPassword password =
                    RawPassword.of(Optional.ofNullable(fields.text("password")).orElse(""));
            boolean endApps = fields.has("end_apps");
            String csrfToken = fields.text("form_token");
            fields.refuseIfInvalid();
            forms.require(request, purpose.page(), token, csrfToken);
            return Passwords.malformed(password).isPresent()
                    ? again(request, purpose, token, endApps, "length")
                    : links.setPassword(purpose, token, password, !endApps, languages.ofPage(request))
                            .chain(account -> done(request, purpose, account, endApps))
                            .onFailure(LinkPages::isRefusedPassword)
                            .recoverWithUni(() -> again(request, purpose, token, endApps, "guessable"));
        });
    }

    /** Handles the form that verifies an address. */
    Uni<Response> confirmEmail(HttpServerRequest request, byte @Nullable [] body) {
        return answer(request, () -> {
            throttles.link(request);
            RequestFields fields = RequestFields.ofForm(body);
            String token = fields.required("token", text -> Optional.empty());
            String csrfToken = fields.text("form_token");
            fields.refuseIfInvalid();
            forms.require(request, LinkPurpose.EMAIL_CONFIRMATION.page(), token, csrfToken);
            Language language = languages.ofPage(request);
            return links.confirmEmail(token, language)
                    .chain(account ->
                            pages.page(200, new EmailConfirmedView(String.valueOf(account.email())), language));
        });
    }

    /** Shows the form that requests a link. */
    Uni<Response> ask(HttpServerRequest request) {
        return answer(request, () -> ask(request, 200, false, "", false));
    }

    /** Handles the form that requests a link. */
    Uni<Response> asked(HttpServerRequest request, byte @Nullable [] body) {
        return answer(request, () -> {
            throttles.link(request);
            RequestFields fields = RequestFields.ofForm(body);
            String email = Optional.ofNullable(fields.text("email")).orElse("").strip();
            String csrfToken = fields.text("form_token");
            fields.refuseIfInvalid();
            forms.require(request, ASK, "", csrfToken);
            if (AccountField.EMAIL.malformed(email).isPresent()) {
                return ask(request, 400, false, email, true);
            }
            Language language = languages.ofPage(request);
            reset.start(email, language);
            return pages.page(200, new AskedView(email), language);
        });
    }

    private Uni<Response> again(
            HttpServerRequest request, LinkPurpose purpose, String token, boolean endApps, String wrong) {
        return links.look(purpose, token).chain(link -> setPassword(request, 400, link, endApps, wrong));
    }

    private Uni<Response> setPassword(
            HttpServerRequest request, int status, OpenLink link, boolean endApps, String wrong) {
        String browser = forms.browser(request);
        LinkPurpose purpose = link.stored().purpose();
        Language language = languages.ofPage(request);
        SetPasswordView view = new SetPasswordView(
                page(browser, link),
                purpose.page(),
                purpose.name(),
                link.token().reveal(),
                link.account().userName(),
                link.stored().email(),
                endApps,
                wrong);
        return pages.form(status, view, language, browser);
    }

    private Uni<Response> confirmEmail(HttpServerRequest request, OpenLink link) {
        String browser = forms.browser(request);
        Language language = languages.ofPage(request);
        ConfirmEmailView view = new ConfirmEmailView(
                page(browser, link),
                link.token().reveal(),
                link.account().userName(),
                link.stored().email());
        return pages.form(200, view, language, browser);
    }

    private PageContext page(String browser, OpenLink link) {
        String form = link.stored().purpose().page();
        return new PageContext(forms.token(browser, form, link.token().reveal()));
    }

    private Uni<Response> done(HttpServerRequest request, LinkPurpose purpose, Account account, boolean endApps) {
        Language language = languages.ofPage(request);
        return pages.page(200, new PasswordSetView(purpose.name(), account.userName(), endApps), language);
    }

    private Uni<Response> ask(HttpServerRequest request, int status, boolean badLink, String email, boolean wrong) {
        String browser = forms.browser(request);
        Language language = languages.ofPage(request);
        PageContext page = new PageContext(forms.token(browser, ASK, ""));
        return pages.form(status, new AskView(page, badLink, email, wrong), language, browser);
    }

    /** Shows each failure as a page. If the link is invalid, the page offers to request another. */
    private Uni<Response> answer(HttpServerRequest request, Supplier<Uni<? extends Response>> work) {
        return Uni.createFrom()
                .deferred(work)
                .onFailure(LinkPages::isBadLink)
                .recoverWithUni(() -> ask(request, 400, true, "", false))
                .onFailure()
                .recoverWithUni(failure -> pages.failure(request, failure));
    }

    private static boolean isBadLink(Throwable failure) {
        return failure instanceof ProblemException problem && problem.is(AccountProblem.INVALID_LINK);
    }

    private static boolean isRefusedPassword(Throwable failure) {
        return failure instanceof ProblemException problem && problem.is(HttpProblem.INVALID_REQUEST);
    }
}
