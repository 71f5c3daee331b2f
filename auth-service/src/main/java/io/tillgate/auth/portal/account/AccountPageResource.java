package io.tillgate.auth.portal.account;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.tillgate.auth.account.AccountDirectory;
import io.tillgate.auth.oauth.openid.Profile;
import io.tillgate.auth.oauth.openid.Profiles;
import io.tillgate.auth.portal.FlashMessage;
import io.tillgate.auth.portal.FormErrors;
import io.tillgate.auth.portal.PortalAccess;
import io.tillgate.auth.portal.PortalPages;
import io.tillgate.auth.portal.PortalSession;
import io.tillgate.auth.portal.Section;
import io.tillgate.auth.support.page.PageError;
import io.tillgate.auth.support.page.PageException;
import io.tillgate.auth.support.request.OAuthParameters;
import io.tillgate.problem.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The portal's home page: the account and its profile. */
@Path("/portal")
public class AccountPageResource {
    private static final String HOME = "/portal";

    private final PortalAccess door;
    private final PortalPages pages;
    private final Profiles profiles;
    private final AccountDirectory directory;

    AccountPageResource(PortalAccess door, PortalPages pages, Profiles profiles, AccountDirectory directory) {
        this.door = door;
        this.pages = pages;
        this.profiles = profiles;
        this.directory = directory;
    }

    /** Shows the account. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> show(@QueryParam("done") @Nullable String done, @Context HttpHeaders headers) {
        return door.show(
                headers,
                HOME,
                visit -> profile(visit)
                        .flatMap(profile -> pages.show(
                                visit,
                                Section.ACCOUNT,
                                view(
                                        visit,
                                        profile,
                                        Objects.requireNonNullElse(profile.displayName(), ""),
                                        Objects.requireNonNullElse(wantedEmail(profile), ""),
                                        FormErrors.NONE),
                                done)));
    }

    /** Saves the profile. */
    @POST
    @Path("/profile")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> save(@Context HttpHeaders headers, @Nullable String body) {
        return door.act(headers, HOME, body, this::save);
    }

    /** Sends another verification link to an address that is not yet verified. */
    @POST
    @Path("/email-link")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> sendEmailLink(@Context HttpHeaders headers, @Nullable String body) {
        return door.act(
                headers,
                HOME,
                body,
                (visit, form) -> directory
                        .sendEmailLink(visit.caller())
                        .flatMap(sent -> pages.done(HOME, FlashMessage.EMAIL_LINK)));
    }

    /** Responds to any other address that the page does not exist. */
    @GET
    @Path("/{rest: .+}")
    @Operation(hidden = true)
    public Uni<Response> nowhere(@Context HttpHeaders headers) {
        return door.show(headers, HOME, visit -> {
            throw new PageException(PageError.MISSING, "There is no such page");
        });
    }

    private Uni<Response> save(PortalSession visit, OAuthParameters form) {
        String displayName = form.one("display_name").orElse("").strip();
        String email = form.one("email").orElse("").strip();
        return profile(visit).flatMap(profile -> {
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            put(patch, "display_name", displayName, profile.displayName());
            put(patch, "email", email, wantedEmail(profile));
            String password = form.one("current_password").orElse("");
            if (patch.has("email") && password.isEmpty()) {
                FormErrors errors =
                        FormErrors.of("current_password", visit.text().emailNeedsPassword());
                return pages.showAgain(visit, Section.ACCOUNT, view(visit, profile, displayName, email, errors));
            }
            if (patch.has("email")) {
                patch.put("current_password", password);
            }
            return (patch.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : directory
                                    .change(visit.caller(), visit.accountId(), patch)
                                    .replaceWithVoid())
                    .flatMap(saved -> pages.done(
                            HOME, patch.hasNonNull("email") ? FlashMessage.EMAIL_LINK : FlashMessage.PROFILE))
                    .onFailure(FormErrors::isRefusal)
                    .recoverWithUni(e -> pages.showAgain(
                            visit,
                            Section.ACCOUNT,
                            view(
                                    visit,
                                    profile,
                                    displayName,
                                    email,
                                    FormErrors.of((ProblemException) e, "current_password", visit.text()))));
        });
    }

    private Uni<Profile> profile(PortalSession visit) {
        return profiles.find(visit.accountId())
                .map(found -> found.orElseThrow(
                        () -> new PageException(PageError.MISSING, "user-service does not know the account")));
    }

    private static @Nullable String wantedEmail(Profile profile) {
        return profile.pendingEmail() == null ? profile.email() : profile.pendingEmail();
    }

    private static void put(ObjectNode patch, String field, String wanted, @Nullable String current) {
        if (wanted.equals(Objects.requireNonNullElse(current, ""))) {
            return;
        }
        if (wanted.isEmpty()) {
            patch.putNull(field);
        } else {
            patch.put(field, wanted);
        }
    }

    private static AccountView view(
            PortalSession visit, Profile profile, String displayName, String email, FormErrors errors) {
        return new AccountView(
                visit.account().userName(),
                visit.account().groups(),
                displayName,
                email,
                profile.pendingEmail() == null && profile.email() != null && profile.emailVerified(),
                profile.pendingEmail() == null ? "" : Objects.requireNonNullElse(profile.email(), ""),
                errors);
    }
}
