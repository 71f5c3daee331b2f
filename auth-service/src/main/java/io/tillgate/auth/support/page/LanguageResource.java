package io.tillgate.auth.support.page;

import io.tillgate.auth.AuthConfig;
import io.tillgate.web.Language;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Stores the language that a user chose and returns to the page. */
@Path("/oauth/language")
public class LanguageResource {
    private static final String HOME = "/sign-in";

    private final Pages pages;
    private final boolean secure;

    LanguageResource(Pages pages, AuthConfig config) {
        this.pages = pages;
        this.secure = "https".equals(config.issuer().getScheme());
    }

    /** Sets the language. */
    @GET
    @Operation(hidden = true)
    public Response choose(@QueryParam("lang") @Nullable String language, @QueryParam("to") @Nullable String to) {
        Response.ResponseBuilder response = pages.redirect(to != null && isOwn(to) ? to : HOME);
        Optional.ofNullable(language)
                .flatMap(Language::named)
                .ifPresent(known -> response.cookie(known.cookie(secure)));
        return response.build();
    }

    /** Returns whether an address is on this origin in every interpretation of a browser, to prevent open redirects. */
    private static boolean isOwn(String to) {
        if (!to.startsWith("/")
                || to.startsWith("//")
                || to.indexOf('\\') >= 0
                || to.chars().anyMatch(c -> c > 0x7e)) {
            return false;
        }
        try {
            URI uri = URI.create(to);
            return uri.getScheme() == null && uri.getRawAuthority() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
