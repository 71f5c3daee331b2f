package io.tillgate.backoffice.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The public page to which the browser returns after sign-out (RP-Initiated Logout 1.0 section 3). */
@Path("/signed-out")
public class SignedOutPage {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance signedOut();

        private Templates() {}
    }

    /** Returns the page. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show() {
        return Templates.signedOut();
    }
}
