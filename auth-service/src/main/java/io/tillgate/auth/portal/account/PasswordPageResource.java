package io.tillgate.auth.portal.account;

import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.AccountDirectory;
import io.tillgate.auth.account.RawPassword;
import io.tillgate.auth.portal.FlashMessage;
import io.tillgate.auth.portal.FormErrors;
import io.tillgate.auth.portal.PortalAccess;
import io.tillgate.auth.portal.PortalPages;
import io.tillgate.auth.portal.PortalSession;
import io.tillgate.auth.portal.Section;
import io.tillgate.auth.session.SessionCookie;
import io.tillgate.auth.session.signin.SignIns;
import io.tillgate.auth.support.page.Pages;
import io.tillgate.auth.support.request.OAuthParameters;
import io.tillgate.problem.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Changes the password. This ends every session and grant of the account; this browser is then signed in with the new
 * password, with a new cookie.
 */
@Path("/portal/password")
public class PasswordPageResource {
    private static final String PATH = "/portal/password";
    private static final int MAX_PASSWORD = 1024;

    private final PortalAccess door;
    private final PortalPages portal;
    private final Pages pages;
    private final AccountDirectory directory;
    private final SignIns signIns;
    private final SessionCookie cookie;

    PasswordPageResource(
            PortalAccess door,
            PortalPages portal,
            Pages pages,
            AccountDirectory directory,
            SignIns signIns,
            SessionCookie cookie) {
        this.door = door;
        this.portal = portal;
        this.pages = pages;
        this.directory = directory;
        this.signIns = signIns;
        this.cookie = cookie;
    }

    /** Shows the form. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> show(@Context HttpHeaders headers) {
        return door.show(headers, PATH, visit -> portal.show(visit, Section.ACCOUNT, view(visit, FormErrors.NONE)));
    }

    /** Changes the password. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> change(@Context HttpHeaders headers, @Nullable String body) {
        @Nullable String userAgent = headers.getHeaderString(HttpHeaders.USER_AGENT);
        return door.act(headers, PATH, body, (visit, form) -> change(visit, form, userAgent));
    }

    private Uni<Response> change(PortalSession visit, OAuthParameters form, @Nullable String userAgent) {
        RawPassword current = password(form, "current_password");
        RawPassword changed = password(form, "new_password");
        Optional<FormErrors> wrong = wrong(visit, current, changed, password(form, "repeat_password"));
        if (wrong.isPresent()) {
            return again(visit, wrong.get());
        }
        return directory
                .changePassword(visit.caller(), current, changed)
                .flatMap(done -> signInAgain(visit, changed, userAgent))
                .onFailure(FormErrors::isRefusal)
                .recoverWithUni(
                        e -> again(visit, FormErrors.of((ProblemException) e, "current_password", visit.text())));
    }

    private static Optional<FormErrors> wrong(
            PortalSession visit, RawPassword current, RawPassword changed, RawPassword repeated) {
        if (current.value().isEmpty() || current.value().length() > MAX_PASSWORD) {
            return Optional.of(FormErrors.of("current_password", visit.text().wrongPassword()));
        }
        return changed.equals(repeated)
                ? Optional.empty()
                : Optional.of(FormErrors.of("repeat_password", visit.text().passwordsDiffer()));
    }

    private Uni<Response> signInAgain(PortalSession visit, RawPassword changed, @Nullable String userAgent) {
        SignIns.Form form = new SignIns.Form(visit.account().userName(), changed, visit.session(), userAgent);
        return signIns.signIn(form)
                .flatMap(begun -> begun.isEmpty()
                        ? Uni.createFrom()
                                .item(pages.redirect("/sign-in?to=/portal").build())
                        : portal.done(
                                "/portal",
                                FlashMessage.PASSWORD,
                                cookie.of(begun.get().token())));
    }

    private Uni<Response> again(PortalSession visit, FormErrors errors) {
        return portal.showAgain(visit, Section.ACCOUNT, view(visit, errors));
    }

    private static PasswordView view(PortalSession visit, FormErrors errors) {
        return new PasswordView(visit.account().userName(), errors);
    }

    private static RawPassword password(OAuthParameters form, String field) {
        return new RawPassword(form.one(field).orElse(""));
    }
}
